/**
 * How much a process of Spark asks YARN for: its heap, and beside it an overhead of a tenth, 384 MiB at least. The client refuses what no node of the cluster could
 * give before it submits anything.
 *
 * In Spark 3.5.3: core/…/resource/ResourceProfile.scala, yarn Client.verifyClusterResources. Rules D3.1, D3.6, D3.8. Left out on purpose: memory of Python
 * workers, off-heap memory (it is added as it is).
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { illegalArgument } from "../../foundation/errors.ts";
import { MiB } from "../../foundation/sizes.ts";
import type { Resource } from "./resources.ts";

const MINIMUM_OVERHEAD = 384;

export interface Need {
  /** The heap, in MB. */
  readonly heap: number;
  readonly overhead: number;
  readonly offHeap: number;
  readonly vcores: number;
}

const mebibytes = (bytes: number): number => Math.floor(bytes / MiB);
const overheadOf = (heap: number, factor: number, said: number | undefined): number =>
  said ?? Math.max(Math.floor(factor * heap), MINIMUM_OVERHEAD);

export function executorNeed(conf: SparkConf): Need {
  const heap = mebibytes(conf.size("spark.executor.memory"));
  const said = conf.getOption("spark.executor.memoryOverhead");
  const factor = conf.number("spark.executor.memoryOverheadFactor");
  const offHeap = conf.bool("spark.memory.offHeap.enabled")
    ? mebibytes(conf.size("spark.memory.offHeap.size"))
    : 0;
  const overhead =
    said === undefined ? undefined : mebibytes(conf.size("spark.executor.memoryOverhead"));
  return {
    heap,
    overhead: overheadOf(heap, factor, overhead),
    offHeap,
    vcores: conf.optionalInt("spark.executor.cores") ?? 1,
  };
}

/** In cluster mode the driver lives in it; in client mode it only asks for containers. */
export function masterNeed(conf: SparkConf, isCluster: boolean): Need {
  const prefix = isCluster ? "spark.driver" : "spark.yarn.am";
  const heap = mebibytes(conf.size(`${prefix}.memory`));
  const said = conf.getOption(`${prefix}.memoryOverhead`);
  const factor = isCluster ? conf.number("spark.driver.memoryOverheadFactor") : 0.1;
  const overhead =
    said === undefined ? undefined : mebibytes(conf.size(`${prefix}.memoryOverhead`));
  return {
    heap,
    overhead: overheadOf(heap, factor, overhead),
    offHeap: 0,
    vcores: conf.int(`${prefix}.cores`),
  };
}

export const askedFor = ({ heap, overhead, offHeap, vcores }: Need): Resource => ({
  memory: heap + overhead + offHeap,
  vcores,
});

const ADVICE =
  "of this cluster! Please check the values of 'yarn.scheduler.maximum-allocation-mb' and/or 'yarn.nodemanager.resource.memory-mb'.";

/** @throws IllegalArgumentException where a container would be larger than the largest that the cluster gives. */
export function verifyClusterResources(executor: Need, master: Need, largest: number): void {
  if (askedFor(executor).memory > largest)
    throw illegalArgument(
      `Required executor memory (${executor.heap} MB), offHeap memory (${executor.offHeap}) MB, overhead (${executor.overhead} MB), and PySpark memory (0 MB) is above the max threshold (${largest} MB) ${ADVICE}`,
    );
  if (askedFor(master).memory > largest)
    throw illegalArgument(
      `Required AM memory (${master.heap}+${master.overhead} MB) is above the max threshold (${largest} MB) ${ADVICE}`,
    );
}
