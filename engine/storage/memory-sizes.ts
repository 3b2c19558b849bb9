/**
 * How much of a heap Spark uses: what is left after 300 MiB for itself, times spark.memory.fraction. Too small a heap is refused when the
 * driver starts. Rules C7.1, C7.2 as corrected. Spark 3.5.3: core/…/memory/UnifiedMemoryManager.scala.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { JavaError } from "../foundation/errors.ts";
import { MiB, type Bytes } from "../foundation/sizes.ts";
import type { MemorySizes } from "./memory-manager.ts";

const RESERVED = 300 * MiB;

const testing = (conf: SparkConf, key: "spark.testing.memory" | "spark.testing.reservedMemory") =>
  conf.getOption(key) === undefined ? undefined : conf.int(key);

const reserved = (conf: SparkConf): Bytes =>
  testing(conf, "spark.testing.reservedMemory") ?? RESERVED;
const heapOf = (conf: SparkConf, heap: Bytes): Bytes =>
  testing(conf, "spark.testing.memory") ?? heap;

/** Memory for execution and storage of a process with this heap. */
export const usableMemory = (heap: Bytes, conf: SparkConf): Bytes =>
  Math.floor((heapOf(conf, heap) - reserved(conf)) * conf.number("spark.memory.fraction"));

export function memorySizes(heap: Bytes, conf: SparkConf): MemorySizes {
  return {
    maxHeap: usableMemory(heap, conf),
    maxOffHeap: conf.bool("spark.memory.offHeap.enabled")
      ? conf.size("spark.memory.offHeap.size")
      : 0,
    storageFraction: conf.number("spark.memory.storageFraction"),
  };
}

/** Why a context cannot start: the driver's heap, or the executors' as set, is less than one and a half times what is reserved. */
export function heapFault(conf: SparkConf): JavaError | undefined {
  const least = Math.ceil(reserved(conf) * 1.5);
  const system = heapOf(conf, conf.size("spark.driver.memory"));
  if (system < least)
    return refused(
      `[INVALID_DRIVER_MEMORY] System memory ${system} must be at least ${least}. Please increase heap size using the --driver-memory option or "spark.driver.memory" in Spark configuration.`,
    );
  const executor = conf.size("spark.executor.memory");
  if (!conf.contains("spark.executor.memory") || executor >= least) return undefined;
  return refused(
    `[INVALID_EXECUTOR_MEMORY] Executor memory ${executor} must be at least ${least}. Please increase executor memory using the --executor-memory option or "spark.executor.memory" in Spark configuration.`,
  );
}

const refused = (text: string): JavaError =>
  new JavaError("org.apache.spark.SparkIllegalArgumentException", text);
