/** The count of the hands-on: how many cores a mere count takes when nobody says how many it may have. */
import type { SparkSession } from "../../index.ts";

export default async (spark: SparkSession, words: readonly string[] = []): Promise<void> => {
  const sc = spark.sparkContext;
  console.log(`DEFAULT PARALLELISM ${sc.defaultParallelism()}`);
  console.log(
    `COUNT ${await sc.parallelize(Array.from({ length: 1000 }, (_, i) => i + 1)).count()}`,
  );
  const wait = Number(words[0] ?? 0);
  if (wait === 0) return;
  await spark.sleep(wait * 1000);
  console.log(
    `COUNT ${await sc.parallelize(Array.from({ length: 1000 }, (_, i) => i + 1)).count()}`,
  );
};
