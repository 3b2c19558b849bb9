/**
 * The seams of chapter 18's katas: an answer that cannot be used is a fault that names the policy, a view cannot be changed, and the monitor asks.
 *
 * In Spark: nothing. Left out on purpose: answers that are wrong and usable; laws see those.
 */
import { describe, expect, test } from "vitest";
import { KataFault, local, standalone, StorageLevels, submit } from "#engine/index";
import { Clues } from "#engine/monitor/doctor/clues";
import { diagnose } from "#engine/monitor/doctor/diagnose";
import { answer } from "#engine/monitor/rest/answer";
import type { MonitorPolicies } from "#engine/monitor/rules/rules";
import { storeOf } from "#engine/monitor/status";

const app = await submit(
  standalone({ workers: 2, cores: 2, memory: "2g" }),
  { seed: 3, faults: [{ kind: "fail task", partition: 1, attempts: 1 }] },
  async (spark) => {
    const pairs = spark.sparkContext.range(0, 8, 1, 4).map((n): [number, number] => [n % 2, n]);
    return pairs.persist(StorageLevels.MEMORY_ONLY).groupByKey(2).count();
  },
);

/** Reads the log, a summary of its first stage, and asks the doctor. */
function read(policies: MonitorPolicies): void {
  const store = storeOf(app.events, undefined, policies);
  const attempt = {
    attemptId: undefined,
    startTime: 0,
    endTime: 0,
    lastUpdated: 0,
    duration: 0,
    sparkUser: "",
    completed: true,
    appSparkVersion: "3.5.3",
  };
  const applications = [{ id: "app", name: "app", attempts: [attempt] }];
  answer(
    { applications, store: () => store, now: 0 },
    "/applications/app/stages/0/0/taskSummary",
    [],
  );
  diagnose(store);
}

/** What a policy answers is given as anything at all, as JavaScript allows. */
const answering = (policy: keyof MonitorPolicies, answered: unknown): MonitorPolicies => ({
  [policy]: () => answered,
});

const job = { status: "RUNNING", activeStages: 0, completedStages: [], failedStages: 0 };
const bad: [policy: keyof MonitorPolicies, answered: unknown, says: string][] = [
  ["foldJob", undefined, "undefined does not say how a job stands"],
  ["foldJob", { ...job, skippedStages: 3, skippedTasks: 0 }, "does not say how a job stands"],
  ["foldJob", { ...job, status: "DONE", skippedStages: [], skippedTasks: 0 }, "does not say"],
  ["countAttempt", { completed: 1 }, "does not say what to add"],
  ["countAttempt", null, "does not say what to add"],
  ["foldExecutor", { isActive: 1 }, "does not say what an executor counts"],
  ["foldBlock", { holders: "0", memory: "add", disk: "add" }, "does not say who holds"],
  ["foldBlock", { holders: [], memory: "more", disk: "add" }, "does not say who holds"],
  ["quantilePlace", 99, "99 is no place among"],
  ["quantilePlace", 0.5, "0.5 is no place among"],
  ["findStraggler", { kind: "skew", tasks: [99] }, "does not name long tasks"],
  ["findStraggler", { kind: "slow", tasks: [0] }, "does not name long tasks"],
  ["nameFailure", "bad luck", "bad luck is none of"],
  ["criticalPath", 3, "not a list of steps"],
  ["criticalPath", [999], "there is no step 999"],
  ["attributeIdle", { busy: 1 }, "does not say where the time went"],
];

describe("an answer that cannot be used names its policy", () => {
  test.each(bad)("%s answers %o", (policy, answered, says) => {
    let fault: unknown;
    try {
      read(answering(policy, answered));
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(KataFault);
    expect((fault as KataFault).policy).toBe(policy);
    expect((fault as KataFault).message).toContain(says);
    expect((fault as KataFault).line.ko).toMatch(/[가-힣]/);
  });
});

describe("a view belongs to the engine", () => {
  const spoil = (view: unknown): never => {
    const [first] = Array.isArray(view) ? (view as unknown[]) : [view];
    (first as Record<string, unknown>)["status"] = 99;
    throw new Error("the view was changed");
  };
  const given: MonitorPolicies[] = [
    { foldJob: (one) => spoil(one) },
    { countAttempt: (one) => spoil(one) },
    { foldExecutor: (one) => spoil(one) },
    { foldBlock: (_holders, one) => spoil(one) },
    { findStraggler: (tasks) => spoil(tasks) },
    { nameFailure: (attempts) => spoil(attempts) },
    { criticalPath: (steps) => spoil(steps) },
    { attributeIdle: (moments) => spoil(moments) },
  ];
  test.each(given)("%o", (policies) => {
    expect(() => read(policies)).toThrow(TypeError);
  });
});

describe("a cache that was too small", () => {
  /** Three jobs over eight partitions in memory for five, each of which takes so long to compute. */
  async function diagnosedWith(cost: number, policies: MonitorPolicies) {
    const conf = { "spark.memory.fraction": 0.011, "spark.driver.memory": "1g" };
    const cached = await submit(local("local[1]"), { seed: 3, conf }, async (spark) => {
      const texts = spark.sparkContext
        .range(0, 8, 1, 8)
        .map((n) => String(n).repeat(1_500_000))
        .costing(cost)
        .cache();
      return [await texts.count(), await texts.count(), await texts.count()];
    });
    const clues = new Clues();
    return diagnose(
      storeOf(cached.events, undefined, policies, (event) => clues.take(event)),
      clues,
    );
  }
  const changeOf = async (cost: number): Promise<string | undefined> =>
    (await diagnosedWith(cost, {})).findings.find(({ kind }) => kind === "recomputation")?.change
      ?.en;

  test("goes to disk where that is quicker, and only there", async () => {
    expect(await changeOf(400_000)).toMatch(/^persist\(MEMORY_AND_DISK\)/);
    expect(await changeOf(8_000)).toMatch(/^Stay with MEMORY_ONLY/);
  });

  test("one that had room, and was dropped for another's, is told of, too", async () => {
    const conf = { "spark.memory.fraction": 0.011, "spark.driver.memory": "1g" };
    const app = await submit(local("local[1]"), { seed: 3, conf }, async (spark) => {
      const texts = (partitions: number) =>
        spark.sparkContext
          .range(0, partitions, 1, partitions)
          .map((n) => String(n).repeat(1_500_000))
          .costing(400_000)
          .cache();
      const [first, second] = [texts(4), texts(5)];
      return [await first.count(), await second.foreach(() => undefined), await first.count()];
    });
    const clues = new Clues();
    const store = storeOf(app.events, undefined, {}, (event) => clues.take(event));
    const found = diagnose(store, clues).findings.filter(({ kind }) => kind === "recomputation");
    expect(found).toMatchObject([
      { where: { stageName: expect.stringMatching(/^count/) as string } },
    ]);
    expect(found[0]?.change).toBe(undefined);
  });

  test("an answer that is neither names its policy", async () => {
    const asked = diagnosedWith(400_000, answering("keepOrCompute", "memory"));
    await expect(asked).rejects.toThrow("keepOrCompute: memory is neither disk nor compute");
  });
});
