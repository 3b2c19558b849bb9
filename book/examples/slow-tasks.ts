/**
 * Slow tasks of two kinds: one has more records, one has a slow machine; each cure helps with one of them. In Spark: skew, spark.speculation.
 * Left out on purpose: real time.
 */
import {
  type Application,
  eventsOf,
  type Fault,
  HashPartitioner,
  seconds,
  type SparkSession,
  standalone,
  submit,
  tasksOf,
} from "#engine/index";

// #region program
/** Six keys of 60 records each, and `more` of the first one. With salt the first key is dealt to six keys. */
const program = (more: number, salt: boolean) => async (spark: SparkSession) => {
  await spark.sleep(5_000);
  const records = Array.from({ length: 360 + more }, (_, n): [number, number] => [
    n < 360 ? n % 6 : 0,
    n,
  ]);
  const count = await spark.sparkContext
    .parallelize(records, 6)
    .map(([key, n]): [number, number] => [salt && key === 0 ? n % 6 : key, n])
    .partitionBy(new HashPartitioner(6))
    .costing(10_000)
    .count();
  await spark.sleep(10_000);
  return count;
};

const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });
const slow: Fault = { kind: "slow host", host: "worker-3", factor: 10, when: { at: 0 } };
const on = { "spark.speculation": "true", "spark.speculation.quantile": "0.5" };

export const app = await submit(cluster, { name: "skew", seed: 7 }, program(600, false));
const runs: readonly (readonly [string, Application<number>])[] = [
  ["skew", app],
  ["skew, with copies", await submit(cluster, { seed: 7, conf: on }, program(600, false))],
  ["skew, salted", await submit(cluster, { seed: 7 }, program(600, true))],
  ["slow host", await submit(cluster, { seed: 7, faults: [slow] }, program(0, false))],
  [
    "slow host, with copies",
    await submit(cluster, { seed: 7, faults: [slow], conf: on }, program(0, false)),
  ],
];
// #endregion

// #region report
for (const [name, run] of runs) {
  const tasks = tasksOf(run.events).filter((task) => task.stageId === 1);
  const good = tasks.filter(({ status }) => status === "SUCCESS");
  const took = good.map(({ duration }) => duration).toSorted((a, b) => a - b);
  const [start] = eventsOf(run.events, "SparkListenerJobStart");
  const [end] = eventsOf(run.events, "SparkListenerJobEnd");
  const job = ((end?.at ?? 0) - (start?.at ?? 0)) / seconds(1);
  console.log(
    `${name}: median ${took[took.length >> 1]} ms, longest ${took.at(-1)} ms, job ${job.toFixed(1)} s, ${run.result} records`,
  );
}
// #endregion
