/** The fold into jobs, stages, tasks and executors, against counts taken from the events directly, over random runs and their prefixes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf, type EventOf, type TracedEvent } from "#engine/index";
import { executorsOf, jobsOf, stagesOf, statusOf, tasksOf } from "#engine/monitor/status";
import { historyRuns } from "../oracle/history-runs.ts";
import { randomRuns, taken } from "../harness/generators/random-runs.ts";

type TaskEnd = EventOf<"SparkListenerTaskEnd">;

const ends = (events: readonly TracedEvent[], of: (end: TaskEnd) => boolean): number =>
  eventsOf(events, "SparkListenerTaskEnd").filter(of).length;

const succeeded = ({ reason }: TaskEnd): boolean => reason.kind === "Success";
const killed = ({ reason }: TaskEnd): boolean => reason.kind === "TaskKilled";
const over = ({ reason }: TaskEnd): boolean => reason.kind !== "Resubmitted";

const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

test("when an application is over, every attempt is counted once, and no stage is left active", async () => {
  let skipped = 0;
  let failedJobs = 0;
  let lost = 0;
  await fc.assert(
    fc.asyncProperty(randomRuns, async (drawn) => {
      const { events } = await taken(drawn);
      const { jobs, stages, tasks, executors } = statusOf(events);
      skipped += stages.filter(({ status }) => status === "SKIPPED").length;
      failedJobs += jobs.filter(({ status }) => status === "FAILED").length;
      lost += executors.filter(({ isActive }) => !isActive).length;

      expect(jobs).toHaveLength(eventsOf(events, "SparkListenerJobStart").length);
      expect(jobs.filter(({ status }) => status === "SUCCEEDED")).toHaveLength(
        eventsOf(events, "SparkListenerJobEnd").filter(
          ({ jobResult }) => jobResult.kind === "JobSucceeded",
        ).length,
      );
      expect(tasks.map(({ taskId }) => taskId)).toEqual(
        eventsOf(events, "SparkListenerTaskStart").map(({ taskInfo }) => taskInfo.taskId),
      );
      for (const stage of stages) {
        const own = (end: TaskEnd): boolean =>
          end.stageId === stage.stageId && end.stageAttemptId === stage.attemptId;
        expect(stage.numCompletedTasks).toBe(ends(events, (e) => own(e) && succeeded(e)));
        expect(stage.numKilledTasks).toBe(ends(events, (e) => own(e) && killed(e)));
        expect(["COMPLETE", "FAILED", "SKIPPED"]).toContain(stage.status);
        const started = eventsOf(events, "SparkListenerTaskStart").filter(
          ({ stageId, stageAttemptId }) =>
            stageId === stage.stageId && stageAttemptId === stage.attemptId,
        ).length;
        const ended = ends(events, (e) => own(e) && over(e));
        expect(stage.numActiveTasks).toBe(started - ended);
      }
      expect(sum(tasks, ({ status }) => Number(status === "SUCCESS"))).toBe(
        ends(events, succeeded),
      );
      expect(sum(executors, ({ totalTasks }) => totalTasks)).toBe(tasks.length);
      for (const job of jobs) {
        const mine = stages.filter(({ jobIds }) => jobIds.includes(job.jobId));
        expect(job.numActiveStages).toBe(0);
        if (job.status === "SUCCEEDED") expect(job.numActiveTasks).toBe(0);
        expect(job.numCompletedTasks).toBe(sum(mine, (stage) => stage.numCompletedTasks));
        expect(job.numFailedStages).toBe(mine.filter((s) => s.status === "FAILED").length);
        const done = mine.filter(({ status }) => status === "COMPLETE");
        expect(job.numCompletedStages).toBe(new Set(done.map(({ stageId }) => stageId)).size);
      }
    }),
    { numRuns: 50, seed: 20261121 },
  );
  expect(Math.min(skipped, failedJobs, lost)).toBeGreaterThan(5);
});

test("a prefix of the events says how things stood at that instant", async () => {
  let seenRunning = 0;
  await fc.assert(
    fc.asyncProperty(randomRuns, fc.integer({ min: 0, max: 100 }), async (drawn, at) => {
      const { events } = await taken(drawn);
      const prefix = events.slice(0, Math.ceil((at * events.length) / 100));
      const { stages, tasks } = statusOf(prefix);
      const running = tasks.filter(({ status }) => status === "RUNNING");
      const started = eventsOf(prefix, "SparkListenerTaskStart").length;
      expect(running).toHaveLength(started - ends(prefix, over));
      expect(sum(stages, (stage) => stage.numActiveTasks)).toBe(running.length);
      const active = eventsOf(prefix, "SparkListenerStageSubmitted").length;
      expect(stages.filter(({ status }) => status === "ACTIVE")).toHaveLength(
        active - eventsOf(prefix, "SparkListenerStageCompleted").length,
      );
      seenRunning += running.length;
    }),
    { numRuns: 40, seed: 20261121 },
  );
  expect(seenRunning).toBeGreaterThan(0);
});

test("a second job over the same shuffle skips its map stage, and its tasks count as skipped", async () => {
  const app = await historyRuns[0]!.run();
  const [first, second] = jobsOf(app.events);
  expect(first?.name).toMatch(/^collect at /);
  expect(stagesOf(app.events).map(({ stageId, status }) => `${stageId} ${status}`)).toEqual([
    "0 COMPLETE",
    "1 COMPLETE",
    "2 SKIPPED",
    "3 COMPLETE",
  ]);
  expect(second).toMatchObject({
    stageIds: [2, 3],
    numTasks: 7,
    numCompletedTasks: 3,
    numSkippedTasks: 4,
    numSkippedStages: 1,
    numCompletedStages: 1,
  });
});

test("a stage that is submitted again is no completed one until it is done once more", async () => {
  const { events } = await historyRuns[1]!.run();
  const counts = events.flatMap((event, i) => {
    if (event.kind !== "SparkListenerStageSubmitted") return [];
    const prefix = events.slice(0, i + 1);
    const [job] = jobsOf(prefix);
    return [
      `${event.stageInfo.stageId}.${event.stageInfo.attemptNumber} ${job?.numCompletedStages}`,
    ];
  });
  expect(counts).toEqual(["0.0 0", "1.0 1", "0.1 0", "1.1 1", "3.0 2"]);
});

test("an executor that died stays in the list, with when and why, and its tasks say what befell them", async () => {
  const app = await historyRuns[2]!.run();
  const dead = executorsOf(app.events).find(({ isActive }) => !isActive);
  expect(dead).toMatchObject({ id: "1", removeReason: "Command exited with code 137" });
  expect(dead?.removeTime).toBeGreaterThan(dead?.addTime ?? Infinity);
  const onIt = tasksOf(app.events).filter(({ executorId }) => executorId === "1");
  expect(onIt.filter(({ resubmitted }) => resubmitted).map(({ status }) => status)).toEqual([
    "SUCCESS",
  ]);
  expect(onIt.find(({ status }) => status === "FAILED")?.errorMessage).toBe(
    "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Command exited with code 137",
  );
});

test("what ends on an executor after it was removed is not counted for it any more", async () => {
  const app = await historyRuns[2]!.run();
  const removed = app.events.find(({ kind }) => kind === "SparkListenerExecutorRemoved");
  const failure = app.events.findIndex(
    (event) => event.kind === "SparkListenerTaskEnd" && event.reason.kind === "ExecutorLostFailure",
  );
  const early = app.events.filter((event) => event !== removed);
  early.splice(failure, 0, removed!);
  const failedOn = (events: readonly TracedEvent[]): number | undefined =>
    executorsOf(events).find(({ id }) => id === "1")?.failedTasks;
  expect(failedOn(app.events)).toBe(2);
  expect(failedOn(early)).toBe(1);
  expect(tasksOf(early)).toEqual(tasksOf(app.events));
});
