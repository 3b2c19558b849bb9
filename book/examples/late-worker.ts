/**
 * An application is submitted before there is any worker. A minute later one joins. In Spark: the same, with the same warning every
 * 15 s. Left out on purpose: nothing else happens.
 */
import { eventsOf, seconds, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: [] });
const joins = { kind: "add worker", cores: 2, memory: "2g", when: { at: seconds(60) } } as const;

export const app = await submit(
  cluster,
  { name: "early bird", faults: [joins], seed: 7 },
  async (spark) => {
    return spark.sparkContext
      .range(0, 20, 1, 4)
      .costing(100_000)
      .map((n) => n + 1)
      .count();
  },
);
// #endregion

// #region report
for (const event of app.events) {
  const at = `${(event.at / 1_000_000).toFixed(1).padStart(5)} s`;
  if (event.kind === "ApplicationStateChanged") console.log(`${at}  ${event.state}`);
  if (event.kind === "LogLine" && event.level === "WARN" && event.logger.startsWith("Task"))
    console.log(`${at}  ${event.text}`);
  if (event.kind === "RegisterWorker") console.log(`${at}  ${event.from} joins`);
}
console.log(
  `count: ${app.result}; applications registered: ${eventsOf(app.events, "RegisteredApplication").length}`,
);
// #endregion
