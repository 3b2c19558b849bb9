/**
 * Errors before the first task: who throws, and that no task is in the log. In Spark: the file system, the arguments, a wrong master.
 * Left out on purpose: compilers and SQL's analysis.
 */
import { local, type SparkSession, submit, tasksOf } from "#engine/index";

// #region program
const wrong: readonly (readonly [string, (spark: SparkSession) => Promise<unknown>])[] = [
  ["a path", (spark) => spark.sparkContext.textFile("/in/vists.txt").count()],
  ["an argument", (spark) => spark.sparkContext.parallelize([1, 2], 0).count()],
  [
    "a call in a task",
    (spark) => {
      const { sparkContext: sc } = spark;
      return sc
        .parallelize([1, 2], 2)
        .map((n) => sc.parallelize([n], 1))
        .count();
    },
  ],
];
const runs = [];
for (const [name, main] of wrong)
  runs.push(await submit(local("local[2]"), { name, seed: 7 }, main));
export const app = runs[0];
// #endregion

// #region report
for (const run of runs) {
  const [line = ""] = (run.error instanceof Error ? run.error.message : "").split("\n");
  console.log(`${run.name}: ${tasksOf(run.events).length} tasks; ${line}`);
}
// #endregion
