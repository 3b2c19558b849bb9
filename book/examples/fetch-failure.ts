/**
 * An executor's shuffle files are gone, and nobody knows until a reducer asks for them. In Spark: FetchFailed, a new attempt of the
 * map stage for what is missing, then a new attempt of the reducers' stage. Left out on purpose: retries of a slow fetch.
 */
import { eventsOf, standalone, submit, type TracedEvent } from "#engine/index";

// #region program
const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });
const taskIsOver = (event: TracedEvent) => event.kind === "StatusUpdate";
const gone = { kind: "lose disk", executor: "1", when: { after: taskIsOver, nth: 6 } } as const;

export const app = await submit(
  cluster,
  { name: "fetch failure", faults: [gone], seed: 7 },
  async (spark) => {
    await spark.sleep(2000); // until the executors have registered
    const sums = spark.sparkContext
      .range(0, 60, 1, 6)
      .map((n): [number, number] => [n % 5, n])
      .costing(40_000)
      .reduceByKey((a, b) => a + b, 3);
    return (await sums.collect()).length;
  },
);
// #endregion

// #region report
const start = eventsOf(app.events, "SparkListenerJobStart")[0]?.at ?? 0;
const at = (event: TracedEvent) => `${((event.at - start) / 1_000_000).toFixed(1)} s`;
for (const event of app.events) {
  if (event.kind === "SparkListenerStageSubmitted")
    console.log(
      `${at(event)}  stage ${event.stageInfo.stageId}.${event.stageInfo.attemptNumber}: ${event.stageInfo.numTasks} tasks`,
    );
  if (event.kind === "SparkListenerTaskEnd" && event.reason.kind === "FetchFailed")
    console.log(
      `${at(event)}  reducer ${event.taskInfo.partitionId}: fetch failed, map ${event.reason.mapIndex} is gone`,
    );
  if (event.kind === "SparkListenerStageCompleted" && event.stageInfo.failureReason !== undefined)
    console.log(
      `${at(event)}  stage ${event.stageInfo.stageId}.${event.stageInfo.attemptNumber} failed`,
    );
}
console.log(`keys: ${app.result}`);
// #endregion
