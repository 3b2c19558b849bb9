/** What getRDDStorageInfo tells of the persisted RDDs of which something is stored. Spark 3.5.3: core/…/storage/RDDInfo.scala, SparkContext.scala. */
import type { RddId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { StorageLevel } from "../rdd/storage-level.ts";

export interface RDDStorageInfo {
  readonly id: RddId;
  /** The name that was set, or the RDD's class. */
  readonly name: string;
  readonly numPartitions: number;
  readonly numCachedPartitions: number;
  readonly storageLevel: StorageLevel;
  readonly memSize: Bytes;
  readonly diskSize: Bytes;
}

/** By number of the RDD. An RDD whose blocks are all empty counts as not cached. */
export function rddStorageInfo(
  rdds: Iterable<AnyRdd>,
  cached: (rdd: AnyRdd) => { readonly count: number; readonly memory: Bytes; readonly disk: Bytes },
): RDDStorageInfo[] {
  return [...rdds]
    .map((rdd) => {
      const { count, memory, disk } = cached(rdd);
      return {
        id: rdd.id,
        name: rdd.name ?? rdd.node.className,
        numPartitions: rdd.getNumPartitions(),
        numCachedPartitions: count,
        storageLevel: rdd.getStorageLevel(),
        memSize: memory,
        diskSize: disk,
      };
    })
    .filter((info) => info.numCachedPartitions > 0 && info.memSize + info.diskSize > 0)
    .sort((a, b) => a.id - b.id);
}
