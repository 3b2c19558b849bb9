/**
 * Actions that spare the driver: `treeAggregate` and `treeReduce` combine partial results on executors first, in further stages;
 * `toLocalIterator` fetches one partition at a time; `foreachPartition` sends nothing back. Rules C1.59, C1.66. The degree of the tree is the
 * least whole number whose power reaches the number of partitions; Spark's floating root can be one higher from depth 5 on.
 * Spark 3.5.3: core/…/rdd/RDD.scala.
 */
import { copyValue } from "../foundation/closures.ts";
import { emptyCollection, illegalArgument } from "../foundation/errors.ts";
import { Choices } from "./choices.ts";
import { oneToOne, type Aggregator } from "./dependency.ts";
import { arrayCursor, iterate } from "./iterate.ts";
import { HashPartitioner } from "./partitioner.ts";
import { indexedPipe, plainPipe, pull } from "./pipes.ts";
import type { Instance, Operation, ResultFunction, UserFunction } from "./ports.ts";
import type { RDD } from "./rdd.ts";
import { collecting, each } from "./result-functions.ts";
import { shuffledNode } from "./shuffled.ts";

type Two = (a: unknown, b: unknown) => unknown;
/** A value, or none: what is left of a partition that may be empty. */
type Maybe = readonly unknown[];

/** The user's function that a step needs, and what the step makes of the copy that belongs to an attempt. */
interface Shipped {
  readonly closure: UserFunction;
  readonly bind: (own: Two) => Two;
}

const asItIs = (f: UserFunction): Shipped => ({ closure: f, bind: (own) => own });

/** Merges two values that may be missing. */
const overMaybe = (f: UserFunction): Shipped => ({
  closure: f,
  bind: (own) => (a, b) => {
    const [left, right] = [a as Maybe, b as Maybe];
    if (left.length === 0) return right;
    return right.length === 0 ? left : [own(left[0], right[0])];
  },
});

const boundTo = (shipped: Shipped, instance: Instance): Two =>
  shipped.bind(instance(shipped.closure) as unknown as Two);

export abstract class TreeActions<T> extends Choices<T> {
  /**
   * As `aggregate`, but partial results are combined on executors first, in a tree of `depth` levels; the last of them, too, where
   * `finalAggregateOnExecutor` says so, so that one value comes to the driver.
   */
  treeAggregate<U>(
    zero: U,
    seqOp: (sum: U, record: T) => U,
    combOp: (a: U, b: U) => U,
    depth: number = 2,
    finalAggregateOnExecutor: boolean = false,
  ): Promise<U> {
    const [seq, comb] = [asItIs(seqOp as UserFunction), asItIs(combOp as UserFunction)];
    return this.action("treeAggregate", async () => {
      const whole = await this.tree(zero, seq, comb, depth, finalAggregateOnExecutor);
      return whole as U;
    });
  }

  /** As `reduce`, in a tree. */
  treeReduce(f: (a: T, b: T) => T, depth: number = 2): Promise<T> {
    const merge = overMaybe(f as UserFunction);
    return this.action("treeReduce", async () => {
      const reduced = this.partly([], {
        closure: merge.closure,
        bind: (own) => (sum, record) => merge.bind(own)(sum, [record]),
      });
      const found = (await reduced.tree([], merge, merge, depth, false)) as Maybe;
      if (found.length === 0) throw emptyCollection();
      return found[0] as T;
    });
  }

  private tree(
    zero: unknown,
    seq: Shipped,
    comb: Shipped,
    depth: number,
    toOne: boolean,
  ): Promise<unknown> {
    if (depth < 1)
      throw illegalArgument(
        `requirement failed: Depth must be greater than or equal to 1 but got ${depth}.`,
      );
    if (this.getNumPartitions() === 0) return Promise.resolve(copyValue(zero));
    let level = this.partly(zero, seq);
    for (const partitions of treeLevels(level.getNumPartitions(), depth))
      level = level.grouped(partitions, zero, comb);
    if (toOne && level.getNumPartitions() > 1) level = level.grouped(1, zero, comb);
    return level.foldOn(zero, comb);
  }

  /** One value for each partition. */
  private partly(zero: unknown, seq: Shipped): RDD<unknown> {
    return this.derive<unknown>({
      className: "MapPartitionsRDD",
      numPartitions: () => this.getNumPartitions(),
      dependencies: () => [oneToOne(this)],
      closures: [seq.closure],
      compute: (partition, task, sink) => {
        const own = boundTo(seq, task.instance);
        let sum: unknown = copyValue(zero);
        const cursor = iterate(this, partition, task, (record) => {
          sum = own(sum, record);
          return true;
        });
        cursor.resume();
        cursor.close();
        return arrayCursor([sum], sink);
      },
    });
  }

  /** A level of the tree: the values of partition i go to partition i modulo `partitions` and are combined there. */
  private grouped(partitions: number, zero: unknown, comb: Shipped): RDD<unknown> {
    const keyed = this.piped<[number, unknown]>(
      indexedPipe((value, _at, partition) => [partition % partitions, value]),
      [],
      false,
    );
    const partitioner = new HashPartitioner(partitions);
    const aggregator = aggregatorOf(zero, comb);
    const folded = keyed.derive<[number, unknown]>(
      shuffledNode(keyed, { partitioner, aggregator, mapSideCombine: true }),
    );
    return folded.piped(
      plainPipe((pair: [number, unknown]) => pair[1]),
      [],
      false,
    );
  }

  private async foldOn(zero: unknown, comb: Shipped): Promise<unknown> {
    let result = copyValue(zero);
    const onDriver = comb.bind(comb.closure as unknown as Two);
    await this.context.runJob(this, foldingEach(zero, comb), {
      onResult: (_index, part) => (result = onDriver(result, part)),
    });
    return result;
  }

  /** The records, partition by partition: each is a job of its own, run when its first record is asked for. */
  toLocalIterator(): AsyncIterableIterator<T> {
    return this.context.operation("toLocalIterator", () =>
      this.oneByOne(this.context.currentOperation()),
    );
  }

  private async *oneByOne(operation: Operation): AsyncIterableIterator<T> {
    for (let partition = 0; partition < this.getNumPartitions(); partition += 1) {
      const options = { partitions: [partition], operation };
      const [records] = await this.context.runJob(this, collecting, options);
      yield* records as T[];
    }
  }

  foreachPartition(f: (records: IterableIterator<T>) => void): Promise<void> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    return this.action("foreachPartition", async () => {
      await this.context.runJob(this, overPartition(closure));
    });
  }
}

/** Calls a function of the user's with all records of a partition. */
export const overPartition = (closure: UserFunction): ResultFunction<undefined> => ({
  closures: [closure],
  run: (task, open) => {
    const own = task.instance(closure) as unknown as (records: Iterator<unknown>) => void;
    own(pull<unknown>((sink) => open(sink)));
    return undefined;
  },
});

/** The numbers of partitions of a tree's further levels: while one more level makes the whole shorter. */
export function treeLevels(partitions: number, depth: number): number[] {
  let scale = 2;
  while (scale ** depth < partitions) scale += 1;
  const levels: number[] = [];
  for (let n = partitions; n > scale + Math.ceil(n / scale);) {
    n = Math.floor(n / scale);
    levels.push(n);
  }
  return levels;
}

function aggregatorOf(zero: unknown, comb: Shipped): Aggregator {
  return {
    closures: [comb.closure],
    bind: (instance) => {
      const merge = boundTo(comb, instance);
      const createCombiner = (value: unknown): unknown => merge(copyValue(zero), value);
      return { createCombiner, mergeValue: merge, mergeCombiners: merge };
    },
  };
}

function foldingEach(zero: unknown, comb: Shipped): ResultFunction<unknown> {
  return each([comb.closure], (instance) => {
    const merge = boundTo(comb, instance);
    let sum: unknown = copyValue(zero);
    return {
      visit: (value) => {
        sum = merge(sum, value);
        return true;
      },
      done: () => sum,
    };
  });
}
