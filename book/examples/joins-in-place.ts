/**
 * A join whose sides are partitioned alike, then one after a `map` has forgotten the partitioner. In Spark: the same stages in the UI.
 * Left out on purpose: sizes; the numbers of stages and tasks are the point.
 */
import { eventsOf, HashPartitioner, local, submit } from "#engine/index";

// #region program
const pairs = [1, 2, 3, 4, 5, 6].map((n): [number, number] => [n % 3, n]);

export const app = await submit(local("local[2]"), { name: "joins", seed: 7 }, async (spark) => {
  const users = spark.sparkContext.parallelize(pairs, 4).partitionBy(new HashPartitioner(2));
  const visits = users.mapValues((n) => n * 10);
  const moved = users.map(([k, n]): [number, number] => [k, n * 10]);
  const alike = await users.join(visits).count();
  const unlike = await users.join(moved).count();
  return { alike, unlike };
});
// #endregion

// #region report
console.log(app.result);
for (const job of eventsOf(app.events, "SparkListenerJobStart")) {
  const ran = eventsOf(app.events, "SparkListenerStageSubmitted").filter(({ stageInfo }) =>
    job.stageInfos.some(({ stageId }) => stageId === stageInfo.stageId),
  );
  const tasks = ran.map(({ stageInfo }) => stageInfo.numTasks).join(" and ");
  console.log(`job ${job.jobId}: ${ran.length} stages ran, of ${tasks} tasks`);
}
// #endregion
