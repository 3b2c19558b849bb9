/** Programs about what is cleaned when garbage is collected. */
import type { SparkSession } from "../../../engine/index.ts";

/** Lets a counted shuffle go, has garbage collected, and uses the shuffle all the same. */
export async function untruthful(spark: SparkSession): Promise<number> {
  const sc = spark.sparkContext;
  const sums = sc
    .range(0, 6, 1, 2)
    .map((i): [number, number] => [i % 2, i])
    .reduceByKey((a, b) => a + b);
  await sums.count();
  sc.holdsOnly();
  sc.collectGarbage();
  return sums.count();
}

/** The value of a broadcast that was let go and cleaned. */
export async function untruthfulValue(spark: SparkSession): Promise<unknown> {
  const sc = spark.sparkContext;
  const shared = sc.broadcast([1]);
  sc.holdsOnly();
  sc.collectGarbage();
  await spark.sleep(1);
  return shared.value;
}

/** A countByKey, whose shuffle no handle leads to, and a count of words, whose RDD the program keeps. */
export async function twoShuffles(spark: SparkSession): Promise<void> {
  const sc = spark.sparkContext;
  const pairs = sc.range(0, 6, 1, 2).map((i): [number, number] => [i % 2, i]);
  await pairs.countByKey();
  await pairs.reduceByKey((a, b) => a + b).count();
  sc.collectGarbage();
}

/** Waits for so many minutes. */
export const waits =
  (minutes: number) =>
  async (spark: SparkSession): Promise<void> => {
    await spark.sparkContext.range(0, 2, 1, 2).count();
    await spark.sleep(minutes * 60_000);
  };
