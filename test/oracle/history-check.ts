/**
 * `npm run oracle:history`: has a real History Server 3.5.3 open the engine's event logs, and demands that it says what the fold over the engine's own
 * events says: jobs, stages, tasks, executors, times and sizes included. Has real Spark write logs of its own, and demands that every object in ours
 * stands in them, too, with the same fields in the same order. Records the shape of each log and the steady part of the answers, so that
 * `npm test` knows, without Spark, whether the check still holds. Needs SPARK_HOME and Java.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventLogName } from "#engine/monitor/event-log";
import { statusOf } from "#engine/monitor/status";
import { differences, ours, steady } from "./history-answers.ts";
import { realLogs } from "./history-real-log.ts";
import { historyCheckFile, type CheckedRun, type HistoryCheck } from "./history-recorded.ts";
import { historyRuns } from "./history-runs.ts";
import { askHistoryServer } from "./history-server.ts";
import { shapeHash, shapesOf } from "./history-shape.ts";
import { layOut } from "./layout.ts";
import { sparkHomeOr } from "./processes.ts";

const home = sparkHomeOr("npm run oracle:history");
const folder = mkdtempSync(join(tmpdir(), "history-"));
const shapes = shapesOf(await realLogs(home, folder));
console.log(`real Spark writes ${shapes.length} kinds of objects`);
let failed = false;
const runs: CheckedRun[] = [];
for (const { name, run } of historyRuns) {
  const app = await run();
  const text = app.eventLog();
  const log = { appId: app.id, file: eventLogName(app.id), text };
  const told = await askHistoryServer(home, join(folder, name), log);
  const found = [
    ...shapesOf(text)
      .filter((shape) => !shapes.includes(shape))
      .map((shape) => `real Spark does not write ${shape}`),
    ...differences(told.answers, ours(statusOf(app.events, app.id))),
    ...(told.application["name"] === app.name ? [] : ["the list has another name"]),
  ];
  const { jobs, stages, tasks } = told.answers;
  const size = `${jobs.length} jobs, ${stages.length} stage attempts, ${tasks.length} task attempts`;
  const verdict = found.length === 0 ? "as our events say" : `${found.length} differences`;
  console.log([`${name}: ${size}: ${verdict}`, ...found.slice(0, 20)].join("\n  "));
  failed ||= found.length > 0;
  runs.push({ name, shape: shapeHash(text), answers: steady(told.answers) });
}
rmSync(folder, { recursive: true });
if (failed) {
  console.log("Nothing was recorded.");
  process.exit(1);
}
const check: HistoryCheck = { spark: "3.5.3", shapes, runs };
writeFileSync(historyCheckFile, layOut(check));
console.log("recorded in test/oracle/recordings/history-check.json");
