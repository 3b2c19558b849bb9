/**
 * Which writer the map tasks of a shuffle use, as Spark's sort shuffle manager chooses: one file a reducer where there are few and nothing is
 * combined; records serialized at once where their bytes can be moved about; objects in a sorter else. Rules C5.1, C5.2. Recorded in
 * test/oracle/recordings/shuffles. Different: Spark knows the types of keys and values when the shuffle is registered; here a map task sees them
 * in its first record. Spark 3.5.3: core/…/shuffle/sort/SortShuffleManager.scala, serializer/SerializerManager.scala.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { kindOf } from "../foundation/record-shape.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";

export type ShuffleHandle =
  "BypassMergeSortShuffleHandle" | "SerializedShuffleHandle" | "BaseShuffleHandle";

export type Serializer = "JavaSerializer" | "KryoSerializer";

export interface ShuffleSettings {
  /** spark.shuffle.sort.bypassMergeThreshold. */
  readonly bypassMergeThreshold: number;
  /** spark.serializer. */
  readonly serializer: Serializer;
}

export const shuffleSettings = (conf: SparkConf): ShuffleSettings => ({
  bypassMergeThreshold: conf.int("spark.shuffle.sort.bypassMergeThreshold"),
  serializer: conf.get("spark.serializer").endsWith(".KryoSerializer")
    ? "KryoSerializer"
    : "JavaSerializer",
});

/** What a record pointer of the serialized writer can tell apart: 24 bits. */
const MOST_PARTITIONS = 2 ** 24;

/** Kryo writes records in a way that lets them be reordered as bytes, Java does not. */
export function shuffleHandle(
  dependency: Pick<ShuffleDependency, "mapSideCombine" | "partitioner">,
  serializer: Serializer,
  settings: ShuffleSettings,
): ShuffleHandle {
  if (dependency.mapSideCombine) return "BaseShuffleHandle";
  const { numPartitions } = dependency.partitioner;
  if (numPartitions <= settings.bypassMergeThreshold) return "BypassMergeSortShuffleHandle";
  return serializer === "KryoSerializer" && numPartitions <= MOST_PARTITIONS
    ? "SerializedShuffleHandle"
    : "BaseShuffleHandle";
}

/** What records like this one are written with. */
export function serializerFor(
  dependency: Pick<ShuffleDependency, "picksSerializer">,
  record: readonly [unknown, unknown],
  { serializer }: ShuffleSettings,
): Serializer {
  return dependency.picksSerializer && record.every(isSimple) ? "KryoSerializer" : serializer;
}

/** Numbers, booleans, texts, and arrays of numbers; a short array stands for a tuple. */
function isSimple(value: unknown): boolean {
  if (typeof value === "string" || value === null || value === undefined) return true;
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.length > 5 && kindOf(value) !== "object";
  return kindOf([value]) !== "object";
}
