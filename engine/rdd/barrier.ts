/**
 * RDDBarrier: the stage of such an RDD has all its tasks at once, or none, and its tasks can wait for one another (BarrierTaskContext). Same as Spark: what
 * makes an RDD a barrier's; a shuffle ends it. Rule C3.50. Spark 3.5.3: core/…/rdd/RDDBarrier.scala.
 */
import type { AnyRdd } from "./core.ts";
import type { PartitionEvaluatorFactory } from "./evaluators.ts";
import type { RDD } from "./rdd.ts";

export interface RDDBarrier<T> {
  /** As `RDD.mapPartitions`, in tasks that run together. */
  mapPartitions<U>(
    f: (records: IterableIterator<T>) => Iterable<U>,
    preservesPartitioning?: boolean,
  ): RDD<U>;
  /** As `RDD.mapPartitionsWithIndex`, in tasks that run together. */
  mapPartitionsWithIndex<U>(
    f: (index: number, records: IterableIterator<T>) => Iterable<U>,
    preservesPartitioning?: boolean,
  ): RDD<U>;
  /** As `RDD.mapPartitionsWithEvaluator`; and in Spark 3.5 no more than that: its tasks do not run together, as recorded. */
  mapPartitionsWithEvaluator<U>(factory: PartitionEvaluatorFactory<T, U>): RDD<U>;
}

/** RDD.isBarrier of each RDD of a stage: it, or one that it reads without a shuffle, was made by a barrier. */
export function barriersAmong(stage: readonly AnyRdd[]): ReadonlySet<AnyRdd> {
  const found = new Set(stage.filter(({ node }) => node.isFromBarrier === true));
  if (found.size === 0) return found;
  const children = new Map<AnyRdd, AnyRdd[]>();
  for (const child of stage)
    for (const { rdd: parent } of child.dependencies) {
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [child]);
      else known.push(child);
    }
  const waiting = [...found];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const child of children.get(at) ?? []) {
      if (found.has(child) || !stage.includes(child)) continue;
      found.add(child);
      waiting.push(child);
    }
  return found;
}
