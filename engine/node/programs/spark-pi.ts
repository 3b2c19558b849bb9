/**
 * A program to submit: an estimate of π from points of a square, as many pieces as the first word says.
 *
 * In Spark: org.apache.spark.examples.SparkPi. Same: a job of one stage, a task a piece, one line on the driver's standard output. Different: points lie
 * on a grid that is shifted from row to row, so that the answer is the same each time. Left out on purpose: chance.
 */
import type { SparkSession } from "../../index.ts";

export default async (spark: SparkSession, words: readonly string[]): Promise<void> => {
  const slices = Number(words[0] ?? 2);
  const count = 20_000 * slices;
  const inside = await spark.sparkContext
    .range(0, count, 1, slices)
    .map((i): number => {
      const x = (Number(i) + 0.5) / count;
      const y = (Number(i) * 0.618_033_988_749_895) % 1;
      return x * x + y * y <= 1 ? 1 : 0;
    })
    .reduce((a, b) => a + b);
  console.log(`Pi is roughly ${(4 * inside) / count}`);
};
