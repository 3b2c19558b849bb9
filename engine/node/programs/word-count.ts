/**
 * The program that `npm run example word-count` submits: it counts the words of text files.
 *
 * In Spark: the word count of its examples. It stands in a file of its own, as an application does, so that jobs and stages are named
 * after its lines ("collect at word-count.ts:" and a number) and its closures are shipped as copies. Left out on purpose: everything but the counting.
 */
import type { SparkSession } from "../../index.ts";

export interface Counted {
  readonly answer: [word: string, count: number][];
  readonly different: number;
}

/** The `top` most frequent words of `paths`, and how many different ones there are. */
export async function wordCount(
  spark: SparkSession,
  paths: readonly string[],
  top: number,
): Promise<Counted> {
  const letters = /[^\p{L}\p{N}'’]+/u;
  const counts = spark.sparkContext
    .textFile(paths.join(","), 4)
    .flatMap((line) =>
      line
        .toLowerCase()
        .split(letters)
        .filter((word) => word !== ""),
    )
    .map((word): [string, number] => [word, 1])
    .reduceByKey((a, b) => a + b, 3);
  const all = await counts.collect();
  const answer = all.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, top);
  return { answer, different: all.length };
}
