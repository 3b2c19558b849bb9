/** More of the doctor's rules over made-up runs: executors that die, memory that nobody uses, results that are too large, cores that wait for nothing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnose, type Diagnosis } from "#engine/monitor/doctor/diagnose";
import { executorMetricNames } from "#engine/monitor/history/executor-metrics";
import type { ExecutorRow, TaskRow } from "#engine/monitor/history/rows";
import type { StatusStore } from "#engine/monitor/history/store";
import type { Finding, FindingKind } from "#engine/monitor/doctor/finding";
import { kindsOf, madeStore, tasksOf } from "./doctor-stores.ts";

const none = { jvm: [], hadoop: [], system: [], metrics: [], classpath: [] };

const foundIn = ({ findings }: Diagnosis, kind: FindingKind): Finding | undefined =>
  findings.find((one) => one.kind === kind);

/** A second executor beside the first, with what is said of it. */
function withExecutor(store: StatusStore, told: Partial<ExecutorRow>): StatusStore {
  const first = store.executors.get("1") ?? expect.fail("madeStore has an executor");
  store.executors.set("2", { ...first, id: "2", ...told });
  return store;
}

/** All tasks of a stage, changed; then the stage, its job and the application end with the last. */
function changed(
  store: StatusStore,
  stageId: number,
  change: (task: TaskRow, at: number) => TaskRow,
): StatusStore {
  const tasks = store.tasksOf(stageId, 0).map(change);
  for (const task of tasks) store.writeTask(task);
  const end = Math.max(...tasks.map(({ launchTime, duration }) => launchTime + duration));
  const stage = store.stages.get(`${stageId}.0`);
  const job = store.jobs.get(stageId);
  if (stage === undefined || job === undefined) throw new Error("each stage has a job");
  store.stages.set(`${stageId}.0`, { ...stage, completionTime: end });
  store.jobs.set(stageId, { ...job, completionTime: end });
  store.times = { startTime: 0, endTime: end };
  return store;
}

describe("an executor that goes away", () => {
  const work = () => madeStore(4, [{ tasks: tasksOf(80, 1000) }]);
  const reason = "Command exited with code 137";

  test("while jobs run is a warning at least, and serious where its heap was full", () => {
    const lost = diagnose(withExecutor(work(), { removeTime: 5000, removeReason: reason }));
    expect(foundIn(lost, "executor-lost")).toMatchObject({
      kind: "executor-lost",
      severity: "warning",
      told: reason,
      where: { executorId: "2" },
    });
    const full = diagnose(
      withExecutor(work(), { removeTime: 5000, removeReason: "exited with code 52" }),
    );
    expect(foundIn(full, "memory-under")).toMatchObject({
      kind: "memory-under",
      severity: "serious",
    });
  });

  test("after the last job, or because it was asked to, is nothing", () => {
    const after = fc.record({
      removeTime: fc.integer({ min: 20_002, max: 90_000 }),
      removeReason: fc.constant(reason),
    });
    const asked = fc.record({
      removeTime: fc.integer({ min: 1, max: 20_000 }),
      removeReason: fc.constantFrom(
        "Executor killed by driver.",
        "Executor decommission.",
        "application finished",
      ),
    });
    fc.assert(
      fc.property(fc.oneof(after, asked), (told) => {
        expect(kindsOf(diagnose(withExecutor(work(), told)))).not.toContain("executor-lost");
      }),
    );
  });

  test("takes the work of its tasks with it, told by the reason that Spark gives", () => {
    const error =
      "ExecutorLostFailure (executor 2 exited unrelated to the running tasks) Reason: worker lost";
    const store = madeStore(4, [
      { tasks: [...tasksOf(8, 3000), { duration: 3000, error }, { duration: 3000, error }] },
    ]);
    expect(diagnose(store).findings[0]).toMatchObject({
      kind: "executor-lost",
      lostMillis: 1800,
      told: error,
    });
  });
});

test("memory is too much below a quarter of two gigabytes or more, and never dearer than a warning", () => {
  const gigabyte = 2 ** 30;
  const case_ = fc.record({
    given: fc.integer({ min: 1, max: 64 }),
    used: fc.double({ min: 0.01, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(case_, ({ given, used }) => {
      const store = madeStore(4, [{ tasks: tasksOf(8, 1000) }]);
      const peaks = executorMetricNames.map((name) =>
        name === "JVMHeapMemory" ? Math.round(given * used * gigabyte) : 0,
      );
      withExecutor(store, { peaks });
      store.environment = { ...none, spark: [["spark.executor.memory", `${given}g`]] };
      const found = diagnose(store).findings.filter(({ kind }) => kind === "memory-over");
      const isWaste =
        given >= 2 && used < 0.25 && Math.round(given * used * gigabyte) < (given * gigabyte) / 4;
      expect(found.map(({ severity }) => severity)).toEqual(isWaste ? ["warning"] : []);
    }),
  );
});

describe("results that go to the driver", () => {
  test("cost the time in which the driver fetched them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (fetching) => {
        const store = changed(
          madeStore(4, [{ tasks: tasksOf(8, 5000, { resultSize: 2 ** 24 }) }]),
          1,
          (task) => ({
            ...task,
            resultFetchStart: task.launchTime + task.duration - fetching,
          }),
        );
        const [finding] = diagnose(store).findings.filter(({ kind }) => kind === "large-result");
        if (fetching >= 167) expect(finding?.lostMillis).toBe(2 * fetching);
        else if (fetching < 166) expect(finding).toBeUndefined();
      }),
    );
  });

  test("end the job above spark.driver.maxResultSize, and that is serious however short it was", () => {
    const told =
      "Job aborted due to stage failure: Total size of serialized results of 6 tasks (120.0 MiB) is bigger than spark.driver.maxResultSize (100.0 MiB)";
    const store = madeStore(4, [{ tasks: tasksOf(80, 1000) }, { tasks: tasksOf(4, 100) }]);
    const [stage, job] = [store.stages.get("2.0"), store.jobs.get(2)];
    if (stage === undefined || job === undefined) throw new Error("each stage has a job");
    store.stages.set("2.0", { ...stage, status: "FAILED", failureReason: told });
    store.jobs.set(2, { ...job, status: "FAILED" });
    expect(diagnose(store).findings[0]).toMatchObject({
      kind: "large-result",
      severity: "serious",
      told,
    });
  });
});

test("cores are idle as long as tasks that wait could have had them", () => {
  const shape = fc.record({
    slots: fc.integer({ min: 2, max: 8 }),
    tasks: fc.integer({ min: 4, max: 30 }),
    duration: fc.integer({ min: 400, max: 5000 }),
  });
  fc.assert(
    fc.property(shape, ({ slots, tasks, duration }) => {
      // One after the other, all at the same place, while the other slots are free.
      const store = changed(
        madeStore(slots, [{ tasks: tasksOf(tasks, duration) }]),
        1,
        (task, at) => ({
          ...task,
          launchTime: 1 + at * duration,
        }),
      );
      const [finding] = diagnose(store).findings.filter(({ kind }) => kind === "idle-cores");
      const waited = (tasks - 1) * duration;
      expect(finding?.lostMillis).toBe(Math.round((waited * (slots - 1)) / slots));
      expect(finding?.where.executorId).toBe("1");
    }),
  );
});
