/**
 * A barrier of three tasks on four slots, two of which are held for two seconds: none starts before there is room for all. In Spark: RDDBarrier,
 * BarrierTaskContext. Left out on purpose: a task that fails.
 */
import { BarrierTaskContext, eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "all at once", seed: 7 }, async (spark) => {
  await spark.sleep(3000); // until the executors have registered
  const sc = spark.sparkContext;
  const other = sc
    .parallelize([1, 2], 2)
    .costing(2_000_000)
    .foreach(() => undefined);
  await spark.sleep(100);
  const heard = await sc
    .parallelize([10, 20, 30], 3)
    .barrier()
    .mapPartitions((numbers) => {
      const [own] = [...numbers];
      return [BarrierTaskContext.get().allGather(`I have ${own}`).join(", ")];
    })
    .collect();
  await other;
  return heard;
});
// #endregion

// #region report
const starts = eventsOf(app.events, "SparkListenerTaskStart");
const first = starts[0]?.taskInfo.launchTime ?? 0;
for (const { stageId, taskInfo } of starts)
  console.log(
    `job ${stageId}, task ${taskInfo.index} starts after ${((taskInfo.launchTime - first) / 1e6).toFixed(1)} s`,
  );
for (const line of app.result) console.log(line);
// #endregion
