/**
 * The laws of kata 18/07: which attempts count.
 *
 * In Spark: AppStatusListener.onTaskEnd. Left out on purpose: what the kata leaves out.
 */
import { countAttempt } from "#kata/18-monitoring/07-count-attempt";

import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "an end is completed, failed or killed; a task that succeeds twice is one; what is resubmitted had ended before",
  {
    subject: countAttempt,
    claims: ["S4-80"],
    ko: "끝은 완료, 실패, 강제 종료 가운데 하나다. 두 번 성공한 태스크는 하나이고, 다시 제출된 것은 이미 끝났던 것이다.",
    cover: { killed: 20, "a second success": 5, resubmitted: 10 },
    kills: ["K-18-07-a", "K-18-07-b", "K-18-07-c", "K-18-07-d"],
  },
  [
    fc.constantFrom(
      ...(["Success", "TaskKilled", "TaskCommitDenied", "Resubmitted", "Failed"] as const),
    ),
    fc.boolean(),
  ],
  (t, subject, reason, succeededBefore) => {
    const answer = subject({ reason, succeededBefore });
    const isKilled = reason.startsWith("Task");
    const wanted = {
      active: reason === "Resubmitted" ? 0 : -1,
      completed: reason === "Success" ? 1 : 0,
      failed: reason === "Failed" || reason === "Resubmitted" ? 1 : 0,
      killed: isKilled ? 1 : 0,
      tasks: reason === "Success" && !succeededBefore ? 1 : 0,
    };
    const inLine = (one: typeof wanted): string =>
      `active ${one.active}, completed ${one.completed}, failed ${one.failed}, killed ${one.killed}, tasks ${one.tasks}`;
    t.classify("killed", isKilled);
    t.classify("a second success", reason === "Success" && succeededBefore);
    t.classify("resubmitted", reason === "Resubmitted");
    told(
      t,
      `${reason}${succeededBefore ? ", succeeded before" : ""}`,
      `${reason}${succeededBefore ? ", 전에 성공함" : ""}`,
      inLine(answer),
      inLine(wanted),
    );
  },
);

kataLaw(
  "with your rule for which attempts count a log reads as Spark reads it",
  {
    subject: countAttempt,
    claims: ["S4-80"],
    ko: "이 규칙(세는 시도)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-07-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { countAttempt: subject }, drawn),
);
