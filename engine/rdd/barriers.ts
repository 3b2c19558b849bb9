/** `RDD.barrier`: the way into stages whose tasks run together. Rule C3.50. Spark 3.5.3: core/…/rdd/RDD.scala, RDDBarrier.scala. */
import type { RDDBarrier } from "./barrier.ts";
import type { UserFunction } from "./ports.ts";
import { Evaluators } from "./evaluators.ts";

export abstract class Barriers<T> extends Evaluators<T> {
  /** Marks the stage that comes: its tasks are launched together, and can wait for one another. */
  barrier(): RDDBarrier<T> {
    return {
      mapPartitions: (f, preservesPartitioning = false) =>
        this.named("mapPartitions", () =>
          this.overPartitions(
            f as UserFunction,
            (own, _index, records) => own(records),
            preservesPartitioning,
            true,
          ),
        ),
      mapPartitionsWithIndex: (f, preservesPartitioning = false) =>
        this.named("mapPartitionsWithIndex", () =>
          this.overPartitions(
            f as UserFunction,
            (own, index, records) => own(index, records),
            preservesPartitioning,
            true,
          ),
        ),
      mapPartitionsWithEvaluator: (factory) => this.mapPartitionsWithEvaluator(factory),
    };
  }
}
