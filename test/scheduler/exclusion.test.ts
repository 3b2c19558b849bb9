/**
 * Exclusion on failure against models over generated failures: who is left out by a stage and by the application, and for how long (C4.36–C4.38).
 * What real Spark does in whole runs is recorded in test/oracle/recordings/exclusions.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { local, submit } from "../../engine/index.ts";
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import type { ExclusionEvent } from "../../engine/events/exclusion-events.ts";
import type { TaskInfo } from "../../engine/events/listener-events.ts";
import { messageOf } from "../../engine/foundation/errors.ts";
import {
  exclusionSettings,
  type ExclusionSettings,
} from "../../engine/scheduler/exclusion-settings.ts";
import { HealthTracker } from "../../engine/scheduler/health-tracker.ts";
import { TaskSetExcludelist } from "../../engine/scheduler/task-set-excludelist.ts";
import type { TaskSet } from "../../engine/scheduler/task.ts";

const defaults = exclusionSettings(
  new SparkConf({ "spark.excludeOnFailure.enabled": true }),
) as ExclusionSettings;

const executors = ["0", "1", "2", "3", "4", "5"];
const hostOf = (executor: string): string => `host-${Number(executor) % 3}`;
const hosts = ["host-0", "host-1", "host-2"];
const tasks = [0, 1, 2, 3];

const limits = fc.record({
  taskAttemptsPerExecutor: fc.integer({ min: 1, max: 3 }),
  taskAttemptsPerNode: fc.integer({ min: 1, max: 4 }),
  stageTasksPerExecutor: fc.integer({ min: 1, max: 3 }),
  stageExecutorsPerNode: fc.integer({ min: 1, max: 2 }),
  tasksPerExecutor: fc.integer({ min: 1, max: 4 }),
  executorsPerNode: fc.integer({ min: 1, max: 2 }),
});
const failure = fc.record({
  index: fc.constantFrom(...tasks),
  executor: fc.constantFrom(...executors),
});
type Failure = { readonly index: number; readonly executor: string };

const setOf = (stageId: number): TaskSet =>
  ({ stageId, stageAttemptId: 0, tasks: [] }) as unknown as TaskSet;
const infoOf = ({ index, executor }: Failure): TaskInfo =>
  ({ index, executorId: executor, host: hostOf(executor) }) as TaskInfo;
const distinct = <T>(values: readonly T[]): number => new Set(values).size;
const count = (events: readonly ExclusionEvent[], kind: ExclusionEvent["kind"]): number =>
  events.filter((event) => event.kind === kind).length;

function toldTo(events: ExclusionEvent[], now: () => number) {
  return { now, post: (event: ExclusionEvent) => void events.push(event), log: () => undefined };
}

describe("a stage", () => {
  test("leaves out executors, nodes and places of single tasks exactly as counting its failures says", () => {
    fc.assert(
      fc.property(fc.array(failure, { maxLength: 30 }), limits, (failures, chosen) => {
        const settings = { ...defaults, ...chosen };
        const events: ExclusionEvent[] = [];
        const list = new TaskSetExcludelist(
          setOf(7),
          settings,
          toldTo(events, () => 0),
        );
        failures.forEach((each, at) => list.taskFailed(infoOf(each), `reason ${at}`));
        const failedOn = (executor: string): Failure[] =>
          failures.filter((each) => each.executor === executor);
        const outExecutors = executors.filter(
          (one) =>
            distinct(failedOn(one).map(({ index }) => index)) >= settings.stageTasksPerExecutor,
        );
        const outNodes = hosts.filter(
          (host) =>
            outExecutors.filter((one) => hostOf(one) === host).length >=
            settings.stageExecutorsPerNode,
        );
        for (const executor of executors) {
          const host = hostOf(executor);
          expect(list.excludes(executor, host)).toBe(
            outExecutors.includes(executor) || outNodes.includes(host),
          );
          for (const index of tasks) {
            const here = failedOn(executor).filter((each) => each.index === index).length;
            const onHost = failures.filter(
              (each) => each.index === index && hostOf(each.executor) === host,
            ).length;
            expect(list.excludesTask(index, executor, host)).toBe(
              here >= settings.taskAttemptsPerExecutor || onHost >= settings.taskAttemptsPerNode,
            );
          }
        }
        expect(count(events, "SparkListenerExecutorExcludedForStage")).toBe(outExecutors.length);
        expect(count(events, "SparkListenerNodeExcludedForStage")).toBe(outNodes.length);
        expect(count(events, "SparkListenerNodeBlacklistedForStage")).toBe(outNodes.length);
        expect(list.latestFailureReason).toBe(
          failures.length === 0 ? "null" : `reason ${failures.length - 1}`,
        );
      }),
      { numRuns: 300 },
    );
  });
});

type Step =
  | { readonly kind: "stage"; readonly failures: readonly Failure[] }
  | { readonly kind: "pass"; readonly time: number };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant("stage" as const), failures: fc.array(failure) }),
    fc.record({ kind: fc.constant("pass" as const), time: fc.integer({ min: 1, max: 150 }) }),
  ),
  { maxLength: 20 },
);

describe("the application", () => {
  test("leaves out executors by the young failures of stages that succeeded, and lets each in again when its time is over", () => {
    let [left, back] = [0, 0];
    fc.assert(
      fc.property(steps, limits, (run, chosen) => {
        const settings = { ...defaults, ...chosen, timeout: 100 };
        const events: ExclusionEvent[] = [];
        let now = 0;
        const told = toldTo(events, () => now);
        const health = new HealthTracker({
          settings,
          told,
          shuffleService: false,
          kill: undefined,
          executorsOn: () => [],
          lookAgainAfter: () => undefined,
        });
        // Of each executor its failures with their ends, and until when it is out.
        const young = new Map<string, number[]>(executors.map((one) => [one, []]));
        const out = new Map<string, number>();
        run.forEach((step, stageId) => {
          if (step.kind === "pass") now += step.time;
          health.applyTimeout();
          for (const [one, until] of out) if (until < now) out.delete(one);
          if (step.kind === "pass") return;
          const list = new TaskSetExcludelist(setOf(stageId), settings, told);
          for (const each of step.failures) list.taskFailed(infoOf(each), "");
          health.taskSetSucceeded(setOf(stageId), list.failures);
          for (const one of executors) {
            const failed = step.failures.filter(({ executor }) => executor === one);
            const ends = Array.from(
              { length: distinct(failed.map(({ index }) => index)) },
              () => now + 100,
            );
            const all = [...(young.get(one) ?? []), ...ends].filter((end) => end >= now);
            const isOut =
              failed.length > 0 && all.length >= settings.tasksPerExecutor && !out.has(one);
            young.set(one, isOut ? [] : all);
            if (isOut) out.set(one, now + 100);
          }
          for (const one of executors)
            if (out.has(one)) expect(health.isExcluded(one, "nowhere")).toBe(true);
            else expect(health.isExcluded(one, "nowhere")).toBe(false);
        });
        left += count(events, "SparkListenerExecutorExcluded");
        back += count(events, "SparkListenerExecutorUnexcluded");
        expect(count(events, "SparkListenerExecutorExcluded")).toBe(
          count(events, "SparkListenerExecutorUnexcluded") + out.size,
        );
      }),
      { numRuns: 300 },
    );
    expect(Math.min(left, back)).toBeGreaterThan(100);
  });
});

describe("settings that contradict themselves", () => {
  const run = (conf: Record<string, string>) =>
    submit(
      local("local[1]"),
      { conf: { "spark.excludeOnFailure.enabled": "true", ...conf } },
      (spark) => spark.sparkContext.parallelize([1, 2], 2).count(),
    );

  // Seen on 3.5.3: the context starts, and the first job ends its scheduler.
  test.each([
    [
      "task.maxTaskAttemptsPerNode",
      "4",
      "spark.excludeOnFailure.task.maxTaskAttemptsPerNode ( = 4) was >= spark.task.maxFailures ( = 4 ). Though excludeOnFailure is enabled, with this configuration, Spark will not be robust to one bad node. Decrease spark.excludeOnFailure.task.maxTaskAttemptsPerNode, increase spark.task.maxFailures, or disable excludeOnFailure with spark.excludeOnFailure.enabled",
    ],
    [
      "stage.maxFailedTasksPerExecutor",
      "0",
      "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor was 0, but must be > 0.",
    ],
    ["timeout", "0s", "spark.excludeOnFailure.timeout was 0, but must be > 0."],
  ])("end the scheduler at the first job: %s = %s", async (key, value, text) => {
    const app = await run({ [`spark.excludeOnFailure.${key}`]: value });
    expect(messageOf(app.error)).toBe("Job 0 cancelled as part of cancellation of all jobs");
    const said = app.logs.filter(({ level }) => level === "ERROR").map((line) => line.text);
    expect(said[0]).toContain("DAGSchedulerEventProcessLoop failed; shutting down SparkContext");
    expect(said[0]).toContain(`java.lang.IllegalArgumentException: ${text}`);
  });
});
