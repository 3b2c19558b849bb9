/**
 * Three jobs that do not start, with one symptom, and what tells them apart. In Spark: the starvation warning, the Master's page. Left out on purpose:
 * firewalls, which look like the third.
 */
import { eventsOf, seconds, standalone, submit, tasksOf } from "#engine/index";

// #region program
const cluster = () => standalone({ workers: 2, cores: 2, memory: "2g" });
const conf = {
  "too large": { "spark.executor.memory": "8g" },
  "not reachable": { "spark.driver.host": "127.0.1.1" },
  cured: { "spark.executor.memory": "1g" },
};
const runs = [];
for (const [name, settings] of Object.entries(conf))
  runs.push(
    await submit(cluster(), { name, seed: 7, conf: settings, until: seconds(50) }, (spark) =>
      spark.sparkContext.range(0, 8, 1, 4).count(),
    ),
  );
export const app = runs[0];
// #endregion

// #region report
for (const run of runs) {
  const warnings = run.logs.filter(
    ({ level, text }) => level === "WARN" && text.startsWith("Initial job"),
  );
  const changes = eventsOf(run.events, "ExecutorStateChanged");
  const exited = changes.filter(({ state }) => state === "EXITED");
  console.log(
    `${run.name}: ${tasksOf(run.events).length} tasks, ${warnings.length} warnings, ${eventsOf(run.events, "LaunchExecutor").length} executors launched, ${exited.length} exited by themselves`,
  );
}
console.log(app?.logs.find(({ text }) => text.startsWith("Initial job"))?.text ?? "");
// #endregion
