/**
 * RDDs that keep only some records or partitions: the sampled ones, where each partition has a seed of its own, and the pruned ones. Rules C1.9,
 * C1.17–C1.18. Spark 3.5.3: core/…/rdd/PartitionwiseSampledRDD.scala, PartitionPruningRDD.scala.
 */
import { JavaRandom } from "../foundation/random.ts";
import type { AnyRdd } from "./core.ts";
import type { Pipe, RddNode } from "./rdd-node.ts";
import { oneToOne } from "./dependency.ts";
import { iterate } from "./iterate.ts";
import type { Sink } from "./ports.ts";
import type { Sampler } from "./samplers.ts";

/** Pushes each record as often as the partition's sampler says. */
export const samplePipe = <T>(samplerOf: (partition: number) => Sampler): Pipe<T> => ({
  open: (_task, partition, down) => {
    const times = samplerOf(partition);
    let held: unknown;
    let left = 0;
    const drain = (): boolean => {
      while (left > 0) {
        left -= 1;
        if (!down(held as T)) return true;
      }
      return false;
    };
    return {
      sink: (record) => {
        held = record;
        left = times(record);
        return !drain();
      },
      resume: drain,
    };
  },
});

/** PartitionwiseSampledRDD: the partitions' seeds are successive draws of java.util.Random. */
export function sampledNode<T>(
  parent: AnyRdd,
  sampler: (seed: bigint) => Sampler,
  seed: bigint,
): RddNode<T> {
  let seeds: readonly bigint[] | undefined;
  const drawn = (): readonly bigint[] => {
    const random = new JavaRandom(seed);
    return Array.from({ length: parent.getNumPartitions() }, () => random.nextLong());
  };
  return {
    className: "PartitionwiseSampledRDD",
    numPartitions: () => parent.getNumPartitions(),
    dependencies: () => [oneToOne(parent)],
    partitioner: parent.partitioner,
    keyKind: parent.keyKind,
    orderSensitive: true,
    preferredLocations: (partition) => parent.preferredLocations(partition),
    pipe: samplePipe((partition) => sampler((seeds ??= drawn())[partition] as bigint)),
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
    keyKind: parent.keyKind,
    compute: (partition, task, sink) =>
      iterate(parent, kept[partition] as number, task, sink as Sink<unknown>),
  };
}
