/**
 * The laws of kata 18/08: the executors' summary.
 *
 * In Spark: LiveExecutor, AppStatusListener.onExecutorAdded, onTaskStart, onTaskEnd. Left out on purpose: what the kata leaves out.
 */
import { foldExecutor } from "#kata/18-monitoring/08-executor-summary";
import type { ExecutorCounts, ExecutorStep } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "an executor counts what was launched on it and how it ended; a dead one keeps its counts",
  {
    subject: foldExecutor,
    claims: ["S4-80"],
    ko: "익스큐터는 자기에게 뜬 것과 그 끝을 센다. 죽어도 수는 남는다.",
    cover: { "it was removed": 30, "a task was killed": 30, "a task takes two cores": 20 },
    kills: ["K-18-08-a", "K-18-08-b", "K-18-08-c"],
  },
  [
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 2 }),
    fc.array(
      fc.constantFrom(
        ...([
          "Success",
          "Success",
          "TaskKilled",
          "TaskCommitDenied",
          "Resubmitted",
          "Failed",
        ] as const),
      ),
      { minLength: 1, maxLength: 8, size: "max" },
    ),
    fc.nat(3),
    fc.boolean(),
  ],
  (t, subject, cores, cpusPerTask, ends, running, removed) => {
    const steps: ExecutorStep[] = [
      { kind: "ExecutorAdded", totalCores: cores, cpusPerTask },
      { kind: "BlockManagerAdded" },
    ];
    for (const reason of ends) {
      if (reason !== "Resubmitted") steps.push({ kind: "TaskStart" });
      steps.push({ kind: "TaskEnd", reason });
    }
    for (let n = 0; n < running; n += 1) steps.push({ kind: "TaskStart" });
    if (removed) steps.push({ kind: "ExecutorRemoved" });
    let executor: ExecutorCounts = {
      isActive: true,
      totalCores: 0,
      maxTasks: 0,
      totalTasks: 0,
      activeTasks: 0,
      completedTasks: 0,
      failedTasks: 0,
    };
    for (const step of steps) executor = subject(executor, step);
    const count = (...wanted: readonly string[]): number =>
      ends.filter((reason) => wanted.includes(reason)).length;
    const inLine = (one: ExecutorCounts): string =>
      `${one.isActive ? "active" : "dead"}, room for ${one.maxTasks} on ${one.totalCores}; ${one.totalTasks} tasks, ${one.activeTasks} active, ${one.completedTasks} completed, ${one.failedTasks} failed`;
    const wanted: ExecutorCounts = {
      isActive: !removed,
      totalCores: cores,
      maxTasks: Math.floor(cores / cpusPerTask),
      totalTasks: ends.length - count("Resubmitted") + running,
      activeTasks: running,
      completedTasks: count("Success"),
      failedTasks: count("Failed", "Resubmitted"),
    };
    t.classify("it was removed", removed);
    t.classify("a task was killed", count("TaskKilled", "TaskCommitDenied") > 0);
    t.classify("a task takes two cores", cpusPerTask === 2);
    told(
      t,
      `${ends.length} ends on ${cores} cores`,
      `코어 ${cores}개에서 끝 ${ends.length}번`,
      inLine(executor),
      inLine(wanted),
    );
  },
);

kataLaw(
  "with your rule for the executors' summary a log reads as Spark reads it",
  {
    subject: foldExecutor,
    claims: ["S4-80"],
    ko: "이 규칙(익스큐터 요약)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-08-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { foldExecutor: subject }, drawn),
);
