/**
 * A disk with room for little. In Spark: IOException of the shuffle writer on one host; the same data combined first fits. Left out on purpose: spills.
 */
import {
  type Application,
  eventsOf,
  type Fault,
  type SparkSession,
  standalone,
  submit,
} from "#engine/index";

// #region program
const full: Fault[] = ["worker-1", "worker-2"].map((host) => ({
  kind: "fill disk",
  host,
  free: 2_000,
  when: { at: 0 },
}));

const sums = (combine: boolean) => async (spark: SparkSession) => {
  const pairs = spark.sparkContext
    .range(0, 2_000, 1, 4)
    .map((n): [string, number] => [`key ${n % 5}`, n]);
  return combine ? pairs.reduceByKey((a, b) => a + b, 2).count() : pairs.groupByKey(2).count();
};

const cluster = standalone({ workers: 2, cores: 1, memory: "2g" });
export const app = await submit(cluster, { name: "grouped", seed: 7, faults: full }, sums(false));
const combined = await submit(cluster, { name: "combined", seed: 7, faults: full }, sums(true));
// #endregion

// #region report
const failed = (run: Application<unknown>) =>
  eventsOf(run.events, "SparkListenerTaskEnd").filter(
    ({ reason }) => reason.kind === "ExceptionFailure",
  ).length;
for (const { level, text } of app.logs)
  if (level === "WARN" && /No space left/.test(text))
    console.log(`${level} ${text.split("\n")[0]}`);
console.log(
  `grouped: ${failed(app)} failed attempts, ${app.succeeded ? "an answer" : "no answer"}`,
);
console.log(`combined: ${failed(combined)} failed attempts, ${combined.result} keys`);
// #endregion
