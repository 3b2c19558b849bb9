/**
 * The same line written twice makes two shuffles: shuffle output belongs to the RDD. In Spark: each ShuffleDependency has an id of
 * its own. Left out on purpose: SQL, which can see that two plans are equal.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "equal code", seed: 7 }, async (spark) => {
  const pairs = spark.sparkContext.range(0, 40, 1, 4).map((n): [number, number] => [n % 5, 1]);
  const one = pairs.reduceByKey((a, b) => a + b, 3);
  const other = pairs.reduceByKey((a, b) => a + b, 3);
  await one.collect();
  await other.collect();
  await one.collect();
});
// #endregion

// #region report
const names = ["one", "other", "one again"];
for (const job of eventsOf(app.events, "SparkListenerJobStart")) {
  const end = eventsOf(app.events, "SparkListenerJobEnd").find(({ jobId }) => jobId === job.jobId);
  const stages = eventsOf(app.events, "SparkListenerStageCompleted").filter(
    ({ id }) => id > job.id && id < (end?.id ?? 0),
  );
  console.log(
    `${names[job.jobId]}: ${stages.map(({ stageInfo }) => stageInfo.numTasks).join(" + ")} tasks`,
  );
}
// #endregion
