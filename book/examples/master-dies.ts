/**
 * The Master is killed while a job runs: the job goes on, because tasks go from the driver to the executors. In Spark: a Master
 * without a standby that is killed. Left out on purpose: what a standby Master would do.
 */
import { eventsOf, seconds, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });
const killed = { kind: "kill master", when: { at: seconds(3) } } as const;

export const app = await submit(
  cluster,
  { name: "no master", faults: [killed], seed: 7 },
  async (spark) => {
    await spark.sleep(2000); // until the executors have registered
    const numbers = spark.sparkContext.range(0, 40, 1, 8);
    return numbers
      .costing(200_000)
      .map((n) => n * n)
      .reduce((a, b) => a + b);
  },
);
// #endregion

// #region report
const [lost] = eventsOf(app.events, "ProcessLost");
const after = eventsOf(app.events, "SparkListenerTaskEnd").filter(({ at }) => at > (lost?.at ?? 0));
console.log(`the ${lost?.process} was killed at ${(lost?.at ?? 0) / 1_000_000} s`);
console.log(`tasks that ended after it: ${after.length} of 8`);
console.log(`result: ${app.result}`);
for (const { level, logger, text } of app.logs)
  if (level === "WARN") console.log(`${level} ${logger}: ${text}`);
// #endregion
