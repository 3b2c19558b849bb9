/**
 * AccumulatorContext: the numbers of accumulators and the driver's own objects behind them. Same as Spark: one row of ids for those of programs and for
 * the internal metrics of stage attempts. Left out on purpose: ids that go on over several contexts of one JVM. Rule C6.62.
 * Spark 3.5.3: core/…/util/AccumulatorV2.scala (AccumulatorContext), core/…/executor/TaskMetrics.scala. Chapter 14.
 */
import type { AnyAccumulator } from "./accumulator-v2.ts";

/** How many internal metrics a stage attempt registers, each an accumulator with an id. */
export const INTERNAL_METRICS = 35;

export class AccumulatorContext {
  readonly #originals = new Map<number, AnyAccumulator>();
  #nextId = 0;

  /** Gives an accumulator of the program its id. */
  register(accumulator: AnyAccumulator, name: string | undefined): void {
    accumulator.assign(this.#nextId, name);
    this.#originals.set(this.#nextId, accumulator);
    this.#nextId += 1;
  }

  /** The first of the ids that the metrics of a new stage attempt take. */
  nextAttempt(): number {
    const first = this.#nextId;
    this.#nextId += INTERNAL_METRICS;
    return first;
  }

  /** The cleaner forgets one that nobody can reach. */
  remove(id: number): void {
    this.#originals.delete(id);
  }

  /** Those of the program. */
  all(): AnyAccumulator[] {
    return [...this.#originals.values()];
  }

  /** The driver's own. */
  get(id: number): AnyAccumulator | undefined {
    return this.#originals.get(id);
  }
}
