/** An evaluator's factory that cannot be shipped, in a program: its functions are looked at as a user's are. */
import type { SparkSession } from "../../../engine/index.ts";

/** Says `made` once the RDD is there, and runs a job over it. */
export function unshippable(spark: SparkSession, made: () => void): Promise<number> {
  const sc = spark.sparkContext;
  const rdd = sc
    .parallelize([1, 2, 3], 3)
    .mapPartitionsWithEvaluator<number>(() => (_index, input) => [
      sc.defaultParallelism(),
      ...(input ?? []),
    ]);
  made();
  return rdd.count();
}
