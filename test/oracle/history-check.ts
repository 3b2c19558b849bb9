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
import { storeOf } from "#engine/monitor/status";
import { differences, ours, steady } from "./history-answers.ts";
import { realLogs } from "./history-real-log.ts";
import { historyCheckFile, type CheckedRun, type HistoryCheck } from "./history-recorded.ts";
import { historyRuns } from "./history-runs.ts";
import { askHistoryServer } from "./history-server.ts";
import { shapeHash, shapesOf } from "./history-shape.ts";
import { layOut } from "./layout.ts";
import { spoken } from "../harness/texts.ts";
import { sparkHomeOr } from "./processes.ts";

const home = sparkHomeOr("npm run oracle:history");
const folder = mkdtempSync(join(tmpdir(), "history-"));
const shapes = shapesOf(await realLogs(home, folder));
console.log(
  spoken({
    en: `real Spark writes ${shapes.length} kinds of objects`,
    ko: `실제 스파크가 쓰는 객체는 ${shapes.length}가지입니다`,
  }),
);
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
      .map((shape) =>
        spoken({
          en: `real Spark does not write ${shape}`,
          ko: `실제 스파크는 쓰지 않습니다: ${shape}`,
        }),
      ),
    ...differences(told.answers, ours(storeOf(app.events, app.id))),
    ...(told.application["name"] === app.name
      ? []
      : [spoken({ en: "the list has another name", ko: "목록에 있는 이름이 다릅니다" })]),
  ];
  const { jobs, stages, tasks } = told.answers;
  const size = spoken({
    en: `${jobs.length} jobs, ${stages.length} stage attempts, ${tasks.length} task attempts`,
    ko: `잡 ${jobs.length}개, 스테이지 시도 ${stages.length}회, 태스크 시도 ${tasks.length}회`,
  });
  const verdict =
    found.length === 0
      ? spoken({ en: "as our events say", ko: "우리 이벤트와 같음" })
      : spoken({ en: `${found.length} differences`, ko: `다른 곳 ${found.length}군데` });
  console.log([`${name}: ${size}: ${verdict}`, ...found.slice(0, 20)].join("\n  "));
  failed ||= found.length > 0;
  runs.push({ name, shape: shapeHash(text), answers: steady(told.answers) });
}
rmSync(folder, { recursive: true });
if (failed) {
  console.log(spoken({ en: "Nothing was recorded.", ko: "기록한 것은 없습니다." }));
  process.exit(1);
}
const check: HistoryCheck = { spark: "3.5.3", shapes, runs };
writeFileSync(historyCheckFile, layOut(check));
const place = "test/oracle/recordings/history-check.json";
console.log(spoken({ en: `recorded in ${place}`, ko: `${place}에 기록했습니다` }));
