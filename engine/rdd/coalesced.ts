/**
 * CoalescedRDD: several parent partitions read by one task, without a shuffle; and the step before a repartitioning shuffle, which
 * deals records out round robin from a random start. Rules C1.35, C1.43–C1.47.
 * Spark 3.5.3: core/…/rdd/CoalescedRDD.scala.
 */
import { illegalArgument } from "../foundation/errors.ts";
import { XORShiftRandom } from "../foundation/random.ts";
import type { AnyRdd } from "./core.ts";
import type { Pipe, RddNode } from "./rdd-node.ts";
import { narrow } from "./dependency.ts";
import { iterate } from "./iterate.ts";
import { coalesceGroups } from "./partition-coalescer.ts";
import { concatenated } from "./sources.ts";
import type { Sink } from "./ports.ts";

export function coalescedNode<T>(parent: AnyRdd, wanted: number): RddNode<T> {
  if (wanted <= 0)
    throw illegalArgument(`requirement failed: Number of partitions (${wanted}) must be positive.`);
  let made: ReturnType<typeof coalesceGroups> | undefined;
  const groups = (): ReturnType<typeof coalesceGroups> =>
    (made ??= coalesceGroups(
      parent.getNumPartitions(),
      wanted,
      (partition) => parent.context.preferredHosts(parent, partition),
      parent.context.policies.coalesceGroups,
    ));
  const members = (group: number): readonly number[] => groups()[group]?.members ?? [];
  return {
    className: "CoalescedRDD",
    numPartitions: () => groups().length,
    dependencies: () => [narrow(parent, members)],
    preferredLocations: (partition) => {
      const host = groups()[partition]?.host;
      return host === undefined ? [] : [host];
    },
    compute: (partition, task, sink) =>
      concatenated(
        members(partition).map(
          (member) => () => iterate(parent, member, task, sink as Sink<unknown>),
        ),
      ),
  };
}

/** Gives the k-th record of map partition i the key start + k, where start is drawn from XORShiftRandom(i). */
export const dealRoundRobin = (partitions: number): Pipe<[number, unknown]> => ({
  open: (_task, partition, down) => {
    let position = new XORShiftRandom(BigInt(partition)).nextInt(partitions);
    return {
      sink: (record) => {
        position += 1;
        return down([position, record]);
      },
    };
  },
});

/** CartesianRDD: every left record with every right record; the right side is read again for each left one. The right side's partitions are asked at once. */
export function cartesianNode<A, B>(left: AnyRdd, right: AnyRdd): RddNode<[A, B]> {
  const width = right.getNumPartitions();
  return {
    className: "CartesianRDD",
    numPartitions: () => left.getNumPartitions() * width,
    preferredLocations: (partition) => [
      ...new Set([
        ...left.preferredLocations(Math.floor(partition / width)),
        ...right.preferredLocations(partition % width),
      ]),
    ],
    dependencies: () => [
      narrow(left, (partition) => [Math.floor(partition / width)]),
      narrow(right, (partition) => [partition % width]),
    ],
    compute: (partition, task, sink) => {
      let current: A;
      let inner: ReturnType<typeof iterate> | undefined;
      let enough = false;
      const openInner = (): ReturnType<typeof iterate> =>
        iterate(right, partition % width, task, (b) => sink([current, b as B]));
      const outer = iterate(left, Math.floor(partition / width), task, (a) => {
        current = a as A;
        inner = openInner();
        enough = inner.resume();
        if (!enough) inner = undefined;
        return !enough;
      });
      return {
        resume: () => {
          if (inner !== undefined && inner.resume()) return true;
          inner = undefined;
          return outer.resume();
        },
        close: () => outer.close(),
      };
    },
  };
}
