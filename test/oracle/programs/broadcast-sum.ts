/** Two tasks read a broadcast, each one byte of it. */
import type { Broadcast, SparkSession } from "../../../engine/index.ts";

export const summed = (spark: SparkSession, shared: Broadcast<Uint8Array>): Promise<number> =>
  spark.sparkContext
    .parallelize([0, 1], 2)
    .map((i) => shared.value[i] ?? 0)
    .reduce((a, b) => a + b);
