/**
 * The invariants: a calm run breaks none, and each sees a run that breaks it.
 *
 * In Spark: nothing. A bad run is a short list of events that no engine should record. Left out on purpose: what the
 * invariants cannot see, which the laws are for.
 */
import { describe, expect, test } from "vitest";
import { local, standalone, submit, type AnyEvent } from "../../engine/index.ts";
import { emptyTaskMetrics } from "../../engine/events/task-metrics.ts";
import { invariants } from "../../engine/simulator/invariants.ts";
import { RunLedger } from "../../engine/simulator/run-ledger.ts";
import { Simulation } from "../../engine/simulator/simulation.ts";

type EventLike = AnyEvent & { readonly at?: number; readonly cause?: number };

const rdd = (id: number, parentIds: readonly number[] = []): object => ({
  id,
  name: "ShuffledRDD",
  scope: undefined,
  callSite: "",
  parentIds,
  storageLevel: { useDisk: false, useMemory: false },
  numPartitions: 1,
});

// Only the fields that the invariants read.
const stage = (stageId: number, shuffleId?: number, parentIds: readonly number[] = []): never =>
  ({
    stageId,
    attemptNumber: 0,
    shuffleId,
    parentIds,
    numTasks: 1,
    rddInfos: [rdd(stageId)],
  }) as never;

const info = (taskId: number, executorId = "1"): never =>
  ({ taskId, executorId, partitionId: 0, index: 0, speculative: false }) as never;

const added = (executorId: string): EventLike =>
  ({ kind: "SparkListenerExecutorAdded", time: 0, executorId, host: "h", totalCores: 2 }) as const;
const jobStart: EventLike = {
  kind: "SparkListenerJobStart",
  jobId: 0,
  time: 0,
  stageInfos: [stage(0, 7), stage(1, undefined, [0])],
  properties: {},
};
const jobEnd: EventLike = {
  kind: "SparkListenerJobEnd",
  jobId: 0,
  time: 0,
  jobResult: { kind: "JobSucceeded" },
};
const submitted = (id: number): EventLike =>
  ({ kind: "SparkListenerStageSubmitted", stageInfo: stage(id), properties: {} }) as const;
const completed = (id: number): EventLike =>
  ({
    kind: "SparkListenerStageCompleted",
    stageInfo: stage(id, undefined, id === 1 ? [0] : []),
  }) as const;
const started = (taskId: number, stageId = 0, executor = "1"): EventLike =>
  ({
    kind: "SparkListenerTaskStart",
    stageId,
    stageAttemptId: 0,
    taskInfo: info(taskId, executor),
  }) as const;
const ended = (taskId: number, stageId = 0, metrics: object = {}, kind = "Success"): EventLike =>
  ({
    kind: "SparkListenerTaskEnd",
    stageId,
    stageAttemptId: 0,
    taskType: "ResultTask",
    reason: { kind },
    taskInfo: info(taskId),
    taskMetrics: { ...emptyTaskMetrics(), ...metrics },
  }) as never;

const begun = [added("1"), jobStart, submitted(0)];

/** By what an invariant holds: events, the last of which breaks it. */
const broken: Readonly<Record<string, readonly EventLike[]>> = {
  "no event comes before its cause, and time never runs back": [
    { ...added("1"), at: 5 },
    { ...added("2"), at: 4 },
  ],
  "an executor never runs more tasks at once than it has slots": [...begun, started(0)],
  "a task starts on a living executor of its own application": [...begun, started(0, 0, "2")],
  "a stage attempt is submitted before its tasks start": [...begun, started(0, 1)],
  "a stage is submitted once an attempt, after a job that names it has started": [submitted(0)],
  "a task ends once, after it started; a finished map task may be resubmitted": [
    ...begun,
    started(0),
    ended(0, 0, {}, "ExceptionFailure"),
    ended(0, 0, {}, "ExceptionFailure"),
  ],
  "a partition of a stage attempt is committed once, unless its output was lost": [
    ...begun,
    started(0),
    started(1),
    ended(0),
    ended(1),
  ],
  "a stage attempt completes once, after it was submitted; a barrier's that failed once more with each task that is killed before the next is submitted":
    [...begun, completed(0), completed(0)],
  "a job ends once, after it started": [...begun, jobEnd, jobEnd],
  "what a task read from others is what they sent to it": [
    ...begun,
    started(0),
    ended(0, 0, { remoteBytesRead: 10 }),
  ],
  "a stage reads no more of its shuffles than was written": [
    ...begun,
    started(0),
    ended(0, 0, { shuffleBytesWritten: 10 }),
    submitted(1),
    started(1, 1),
    ended(1, 1, { localBytesRead: 11 }),
    completed(1),
  ],
  "an executor's number is used once in an application": [added("1"), added("1")],
};

/** A simulation whose only executor runs three tasks on two cores. */
const overfull = {
  runs: [
    {
      runtime: {
        tasks: { taskCpus: 1 },
        executors: [{ name: "executor 1", runningTasks: 3, cores: 2 }],
      },
    },
  ],
} as unknown as Simulation;

describe("each invariant sees a run that breaks it", () => {
  test("there is one for each", () => {
    expect(Object.keys(broken)).toEqual(invariants.map(({ holds }) => holds));
  });

  test.each(invariants.map((one) => [one.holds, one] as const))("%s", (holds, one) => {
    const ledger = new RunLedger();
    const events = broken[holds] ?? [];
    const faults = events.map((event, id) => {
      const traced = { at: id, cause: -1, ...event, id, app: "app" } as never;
      const app = ledger.take(traced);
      const looked =
        one.brokenBy === "every event" || (one.brokenBy as readonly string[]).includes(event.kind);
      const fault = looked ? one.fault(traced, app, ledger, overfull) : undefined;
      ledger.previousAt = event.at ?? id;
      return fault;
    });
    expect(faults.pop()).toBeDefined();
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});

describe("a run is watched", () => {
  const program = async (spark: Parameters<Parameters<typeof submit>[2]>[0]): Promise<number> =>
    spark.sparkContext
      .parallelize([1, 2, 3, 4, 5, 6], 3)
      .map((n): [number, number] => [n % 2, n])
      .reduceByKey((a, b) => a + b, 2)
      .count();

  test.each([
    ["local mode", local("local[2]")],
    ["a cluster", standalone({ workers: 2, cores: 2 })],
  ])("a calm one in %s breaks nothing", async (_where, cluster) => {
    const app = await submit(cluster, { check: true }, program);
    expect(app.result).toBe(2);
  });

  test("a broken one ends with the sentence that it breaks, even if the program catches what it is thrown", async () => {
    const simulation = new Simulation(local("local[2]"), { check: true });
    simulation.submit({}, async (spark) => {
      simulation.world.record(jobEnd, "local-x");
      return program(spark).catch(() => 0);
    });
    await expect(simulation.run()).rejects.toThrow("a job ends once, after it started: job 0");
  });

  test("without `check`, nobody looks", async () => {
    const simulation = new Simulation(local("local[2]"));
    const app = simulation.submit({}, (spark) => {
      simulation.world.record(jobEnd, "local-x");
      return program(spark);
    });
    await simulation.run();
    expect(app.result).toBe(2);
  });
});
