/** Programs about what is cleaned when garbage is collected. */
import type { RDD, SparkSession } from "../../../engine/index.ts";

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

/** RDDs of every operator that brings functions of the engine's own along. */
export function operators({ sparkContext: sc }: SparkSession): [string, RDD<never>][] {
  const numbers = sc.parallelize([1, 2, 3], 2);
  const pairs = numbers.map((i): [number, number] => [i, i]);
  const made: Record<string, unknown> = {
    distinct: numbers.distinct(),
    intersection: numbers.intersection(numbers),
    subtract: numbers.subtract(numbers),
    repartition: numbers.repartition(3),
    coalesce: numbers.coalesce(1),
    join: pairs.join(pairs),
    leftOuterJoin: pairs.leftOuterJoin(pairs),
    rightOuterJoin: pairs.rightOuterJoin(pairs),
    fullOuterJoin: pairs.fullOuterJoin(pairs),
    cogroup: pairs.cogroup(pairs),
    groupByKey: pairs.groupByKey(),
    groupBy: numbers.groupBy((i) => i),
    sortBy: numbers.sortBy((i) => i),
    sortByKey: pairs.sortByKey(),
    keyBy: numbers.keyBy((i) => i),
    glom: numbers.glom(),
    sampleByKeyExact: pairs.sampleByKeyExact(true, new Map([1, 2, 3].map((i) => [i, 0.5]))),
    zipWithIndex: numbers.zipWithIndex(),
    cartesian: numbers.cartesian(numbers),
    subtractByKey: pairs.subtractByKey(pairs),
    countApproxDistinctByKey: pairs.countApproxDistinctByKey(),
    filterByRange: pairs.filterByRange(1, 2),
  };
  return Object.entries(made) as [string, RDD<never>][];
}
