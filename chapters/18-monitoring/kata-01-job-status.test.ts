/**
 * The laws of kata 18/01: how a job stands.
 *
 * In Spark: LiveJob, AppStatusListener.onStageSubmitted, onStageCompleted, onJobEnd. Left out on purpose: what the kata leaves out.
 */
import { foldJob } from "#kata/18-monitoring/01-job-status";
import type { JobProgress, JobStep } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "a job is folded from its stages: what runs again is not complete, what nobody submitted is skipped",
  {
    subject: foldJob,
    claims: ["S4-80"],
    ko: "잡은 스테이지에서 접어 만든다. 다시 도는 것은 완료가 아니고, 아무도 제출하지 않은 것은 건너뛴 것이다.",
    cover: { "a stage runs again": 30, "a stage failed": 30, "the job ended": 40 },
    kills: ["K-18-01-a", "K-18-01-b", "K-18-01-c"],
  },
  [
    fc.array(
      fc.record({
        stageId: fc.nat(3),
        outcome: fc.constantFrom("COMPLETE", "COMPLETE", "FAILED"),
        ends: fc.boolean(),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    fc.boolean(),
    fc.boolean(),
  ],
  (t, subject, drawn, ends, succeeded) => {
    const steps: JobStep[] = [];
    const running = new Set<number>();
    const done = new Map<number, boolean>();
    let failures = 0;
    for (const { stageId, outcome, ends: isOver } of drawn) {
      if (!running.has(stageId)) steps.push({ kind: "StageSubmitted", stageId });
      running.add(stageId);
      done.set(stageId, false);
      if (!isOver) continue;
      steps.push({ kind: "StageCompleted", stageId, outcome, numTasks: 3 });
      running.delete(stageId);
      done.set(stageId, outcome === "COMPLETE");
      failures += Number(outcome === "FAILED");
    }
    const never = [0, 1, 2, 3, 4].filter((id) => !done.has(id));
    const pending = never.map((stageId) => ({ stageId, numTasks: 2 + stageId }));
    if (ends) steps.push({ kind: "JobEnd", succeeded, pending });
    let job: JobProgress = {
      status: "RUNNING",
      activeStages: 0,
      completedStages: [],
      failedStages: 0,
      skippedStages: [],
      skippedTasks: 0,
    };
    for (const step of steps) job = subject(job, step);
    const ids = (list: readonly number[]): string => list.toSorted((a, b) => a - b).join(" ");
    const complete = [...done].flatMap(([id, isDone]) => (isDone ? [id] : []));
    const inLine = (one: JobProgress): string =>
      `${one.status}, ${one.activeStages} active, complete ${ids(one.completedStages)}, ${one.failedStages} failed, skipped ${ids(one.skippedStages)} with ${one.skippedTasks} tasks`;
    const wanted: JobProgress = {
      status: ends ? (succeeded ? "SUCCEEDED" : "FAILED") : "RUNNING",
      activeStages: running.size,
      completedStages: complete,
      failedStages: failures,
      skippedStages: ends ? never : [],
      skippedTasks: ends ? pending.reduce((sum, { numTasks }) => sum + numTasks, 0) : 0,
    };
    const again = drawn.filter(({ stageId }, at) =>
      drawn.slice(0, at).some((one) => one.stageId === stageId && one.ends),
    );
    t.classify("a stage runs again", again.length > 0);
    t.classify("a stage failed", failures > 0);
    t.classify("the job ended", ends);
    told(t, `${steps.length} steps`, `${steps.length}걸음`, inLine(job), inLine(wanted));
  },
);

kataLaw(
  "with your rule for how a job stands a log reads as Spark reads it",
  {
    subject: foldJob,
    claims: ["S4-80"],
    ko: "이 규칙(잡의 상태)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-01-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { foldJob: subject }, drawn),
);
