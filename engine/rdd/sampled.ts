/**
 * Sampling without replacement, as Spark draws it: each partition has a seed of its own; small fractions skip ahead by gaps instead of
 * drawing for each record. And RDDs that keep only some partitions. Rules C1.9, C1.17, C11.1. Left out: with replacement.
 * Spark 3.5.3: core/…/rdd/PartitionwiseSampledRDD.scala, PartitionPruningRDD.scala, util/random/RandomSampler.scala.
 */
import { JavaRandom, XORShiftRandom } from "../foundation/random.ts";
import { strictLog, strictLog1p } from "../foundation/strict-math.ts";
import type { AnyRdd, RddNode } from "./core.ts";
import { oneToOne } from "./dependency.ts";
import { iterate } from "./iterate.ts";
import type { Sink } from "./ports.ts";

/** Answers for each record in turn whether it is kept. */
export function bernoulli(fraction: number, seed: bigint): () => boolean {
  if (fraction <= 0) return () => false;
  if (fraction >= 1) return () => true;
  const random = new XORShiftRandom(seed);
  if (fraction > 0.4) return () => random.nextDouble() <= fraction;
  const lnq = strictLog1p(-fraction);
  const draw = (): number => Math.trunc(strictLog(Math.max(random.nextDouble(), 5e-11)) / lnq);
  let gap = draw();
  return () => {
    if (gap > 0) {
      gap -= 1;
      return false;
    }
    gap = draw();
    return true;
  };
}

export function sampledNode<T>(parent: AnyRdd, fraction: number, seed: bigint): RddNode<T> {
  const seeds = (): bigint[] => {
    const random = new JavaRandom(seed);
    return Array.from({ length: parent.getNumPartitions() }, () => random.nextLong());
  };
  return {
    className: "PartitionwiseSampledRDD",
    numPartitions: () => parent.getNumPartitions(),
    dependencies: () => [oneToOne(parent)],
    partitioner: parent.partitioner,
    orderSensitive: true,
    compute: (partition, task, sink) => {
      const keep = bernoulli(fraction, seeds()[partition] as bigint);
      return iterate(
        parent,
        partition,
        task,
        (record) => !keep() || (sink as Sink<unknown>)(record),
      );
    },
  };
}

/** Some partitions of the parent, in order. */
export function prunedNode<T>(parent: AnyRdd, kept: readonly number[]): RddNode<T> {
  return {
    className: "PartitionPruningRDD",
    numPartitions: () => kept.length,
    dependencies: () => [
      {
        kind: "PruneDependency",
        rdd: parent,
        getParents: (partition) => [kept[partition] as number],
      },
    ],
    compute: (partition, task, sink) =>
      iterate(parent, kept[partition] as number, task, sink as Sink<unknown>),
  };
}
