/**
 * `pipe`, and the developer's forms of mapPartitions and zipPartitions: a factory travels to the tasks, each of which makes an evaluator of its own. Same as
 * Spark: ids, names, no partitioner kept, factories not looked at before a job needs them. Spark's two traits have one method each and are functions here.
 * Spark 3.5.3: core/…/PartitionEvaluatorFactory.scala, rdd/MapPartitionsWithEvaluatorRDD.scala, rdd/ZippedPartitionsWithEvaluatorRDD.scala, rdd/RDD.scala.
 */
import { oneToOne } from "./dependency.ts";
import { iterate } from "./iterate.ts";
import { pipedNode, tokenize, type PipeOptions } from "./piped.ts";
import { iteratorCursor, pull } from "./pipes.ts";
import type { Sink, UserFunction } from "./ports.ts";
import type { RDD } from "./rdd.ts";
import { Transformations } from "./transformations.ts";
import { zippedNode, type ZipFunction } from "./zipped.ts";

/** PartitionEvaluator.eval: makes a partition of the same one of each RDD. */
export type PartitionEvaluator<T, U> = (
  partitionIndex: number,
  ...inputs: IterableIterator<T>[]
) => Iterable<U>;

/** PartitionEvaluatorFactory.createEvaluator: called once in each task. */
export type PartitionEvaluatorFactory<T, U> = () => PartitionEvaluator<T, U>;

export abstract class Evaluators<T> extends Transformations<T> {
  /**
   * Each partition through a program of the machine, such as `"grep -v a"` or `["grep", "two words"]`: a record a line in, a line a record out. The
   * simulated machines have cat, cut, echo, env, false, grep, head, printenv, rev, sort, tac, tail, tr, true, uniq, wc.
   *
   * The job fails with IOException where there is no such program, with IllegalStateException where it ends with another status than 0.
   */
  pipe(
    command: string | readonly string[],
    env: Readonly<Record<string, string>> = {},
    options: PipeOptions<T> = {},
  ): RDD<string> {
    const words = typeof command === "string" ? tokenize(command) : command;
    return this.named("pipe", () => this.derive(pipedNode(this, words, env, options)));
  }

  mapPartitionsWithEvaluator<U>(factory: PartitionEvaluatorFactory<T, U>): RDD<U> {
    return this.named("mapPartitionsWithEvaluator", () =>
      this.derive<U>({
        className: "MapPartitionsWithEvaluatorRDD",
        isUnchecked: true,
        numPartitions: () => this.getNumPartitions(),
        dependencies: () => [oneToOne(this)],
        closures: [factory],
        compute: (partition, task, sink) => {
          const evaluate = task.instance(factory)();
          const records = pull<T>((down) => iterate(this, partition, task, down as Sink<unknown>));
          return iteratorCursor(evaluate(partition, records)[Symbol.iterator](), sink, () =>
            records.close(),
          );
        },
      }),
    );
  }

  zipPartitionsWithEvaluator<U>(other: RDD<T>, factory: PartitionEvaluatorFactory<T, U>): RDD<U> {
    return this.named("zipPartitionsWithEvaluator", () =>
      this.derive(
        zippedNode<U>(
          [this, other],
          [factory as UserFunction],
          (instance, partition) => {
            const evaluate = instance(factory)();
            return ((...parts: IterableIterator<T>[]) =>
              evaluate(partition, ...parts)) as ZipFunction;
          },
          false,
          true,
        ),
      ),
    );
  }
}
