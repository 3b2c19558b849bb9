/**
 * Two hundred files of a line each. In Spark: a task for each file at least; wholeTextFiles and coalesce pack them. Left out on purpose: what it costs to
 * open a file on a far store, which is more.
 */
import {
  eventsOf,
  MemoryDisk,
  seconds,
  type SparkSession,
  standalone,
  submit,
  tasksOf,
} from "#engine/index";

// #region program
const files = new MemoryDisk();
for (let n = 0; n < 200; n += 1)
  files.write(`/in/part-${String(n).padStart(3, "0")}`, new TextEncoder().encode(`line ${n}\n`));

const read = (packs: number | undefined) => (spark: SparkSession) => {
  const lines = spark.sparkContext.textFile("/in", 1);
  return (packs === undefined ? lines : lines.coalesce(packs)).count();
};

const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });
export const app = await submit(cluster, { name: "one by one", seed: 7, files }, read(undefined));
const packed = await submit(cluster, { name: "packed", seed: 7, files }, read(8));
// #endregion

// #region report
for (const run of [app, packed]) {
  const [start] = eventsOf(run.events, "SparkListenerJobStart");
  const [end] = eventsOf(run.events, "SparkListenerJobEnd");
  const took = ((end?.at ?? 0) - (start?.at ?? 0)) / seconds(1);
  console.log(
    `${run.name}: ${run.result} lines, ${tasksOf(run.events).length} tasks, ${took.toFixed(2)} s`,
  );
}
// #endregion
