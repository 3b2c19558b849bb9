/**
 * An executor dies between the map stage and the reducers of the next job: only its own map outputs are made again. In Spark:
 * DAGScheduler.handleExecutorLost. Left out on purpose: an external shuffle service.
 */
import { eventsOf, milliseconds, standalone, submit, type TracedEvent } from "#engine/index";

// #region program
const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });
const firstJobIsOver = (event: TracedEvent) => event.kind === "SparkListenerJobEnd";
const dies = {
  kind: "kill executor",
  executor: "1",
  when: { after: firstJobIsOver, delay: milliseconds(100) },
} as const;

export const app = await submit(
  cluster,
  { name: "lost executor", faults: [dies], seed: 7 },
  async (spark) => {
    await spark.sleep(2000); // until the executors have registered
    const sums = spark.sparkContext
      .range(0, 60, 1, 6)
      .map((n): [number, number] => [n % 5, n])
      .costing(40_000)
      .reduceByKey((a, b) => a + b, 3);
    const before = await sums.collect();
    await spark.sleep(2000); // executor 1 dies, another one comes
    const after = await sums.collect();
    return { before, after };
  },
);
// #endregion

// #region report
const { before, after } = app.result;
const text = (pairs: [number, number][]) => JSON.stringify(pairs.toSorted(([a], [b]) => a - b));
const [firstEnd] = eventsOf(app.events, "SparkListenerJobEnd");
const again = eventsOf(app.events, "SparkListenerTaskEnd").filter(
  ({ taskType, id }) => taskType === "ShuffleMapTask" && id > (firstEnd?.id ?? 0),
);
console.log(
  `map tasks that ran again: ${again.map(({ taskInfo }) => taskInfo.partitionId).join(" and ")}`,
);
const executors = eventsOf(app.events, "SparkListenerExecutorAdded").map(
  ({ executorId }) => executorId,
);
console.log(`executors: ${executors.join(", ")}`);
console.log(`the same answer: ${text(before) === text(after)}`);
// #endregion
