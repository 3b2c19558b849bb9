/**
 * Speculation: who gets a second attempt, where it runs, what becomes of the loser.
 *
 * In Spark: TaskSetManagerSuite. Recorded on 3.5.3: the line that marks a task, the event that the log does not hold.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seconds, standalone, submit, type Application } from "../../engine/index.ts";
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import { eventsOf } from "../../engine/events/trace.ts";
import {
  Durations,
  longestBearable,
  speculationSettings,
} from "../../engine/scheduler/speculation.ts";

const byNumber = (a: number, b: number): number => a - b;

const on = { "spark.speculation": "true" };
const slowOne = [{ kind: "slow host", host: "worker-3", factor: 20, when: { at: 0 } }] as const;

/** Six tasks of half a second on three workers of two cores, one of which is twenty times as slow. */
const job = (conf: Readonly<Record<string, string>>): Promise<Application<number>> =>
  submit(
    standalone({ workers: 3, cores: 2, memory: "4g" }),
    { conf, faults: slowOne },
    async (spark) => {
      await spark.sleep(5_000);
      const rdd = spark.sparkContext.parallelize([1, 2, 3, 4, 5, 6, 7, 8], 8);
      const count = await rdd.costing(500_000).count();
      // Losers end a moment after the job.
      await spark.sleep(1_000);
      return count;
    },
  );

const took = (app: Application<number>): number => {
  const [start] = eventsOf(app.events, "SparkListenerJobStart");
  const [end] = eventsOf(app.events, "SparkListenerJobEnd");
  return ((end?.at ?? 0) - (start?.at ?? 0)) / seconds(1);
};

describe("a slow host", () => {
  test("holds the job up without speculation, and not with it", async () => {
    const [without, having] = [await job({}), await job(on)];
    expect(without.result).toBe(8);
    expect(having.result).toBe(8);
    expect(took(without)).toBeGreaterThan(9);
    expect(took(having)).toBeLessThan(5);
  });

  test("the copy runs on another host as the next attempt, the loser is killed, and each partition counts once", async () => {
    const app = await job(on);
    const copies = eventsOf(app.events, "SparkListenerTaskStart").filter(
      ({ taskInfo }) => taskInfo.speculative,
    );
    const asked = eventsOf(app.events, "SparkListenerSpeculativeTaskSubmitted");
    const starts = eventsOf(app.events, "SparkListenerTaskStart");
    expect(copies.length).toBeGreaterThan(0);
    expect(asked.map(({ taskIndex }) => taskIndex).sort(byNumber)).toEqual(
      copies.map(({ taskInfo }) => taskInfo.index).sort(byNumber),
    );
    for (const { taskInfo } of copies) {
      expect(taskInfo.attemptNumber).toBe(1);
      const first = starts.find((start) => start.taskInfo.index === taskInfo.index);
      expect(first?.taskInfo.host).toBe("worker-3");
      expect(taskInfo.host).not.toBe("worker-3");
    }
    const ends = eventsOf(app.events, "SparkListenerTaskEnd");
    const won = ends
      .filter(({ reason }) => reason.kind === "Success")
      .map(({ taskInfo }) => taskInfo.index);
    expect(won.sort(byNumber)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const lost = ends.filter(({ reason }) => reason.kind === "TaskKilled");
    expect(lost.map(({ taskInfo }) => taskInfo.host)).toEqual(copies.map(() => "worker-3"));
    expect(app.eventLog()).not.toContain("SpeculativeTaskSubmitted");
    expect(app.eventLog()).toContain('"Kill Reason":"another attempt succeeded"');
  });
});

test("on one host there is nowhere to put a copy: it is asked for, and never runs", async () => {
  const faults = [{ kind: "slow host", host: "h", factor: 20, when: { at: seconds(7) } }] as const;
  const workers = [
    { cores: 1, memory: "4g", host: "h" },
    { cores: 1, memory: "4g", host: "h" },
  ];
  const app = await submit(standalone({ workers }), { conf: on, faults }, async (spark) => {
    await spark.sleep(5_000);
    return spark.sparkContext.parallelize([1, 2, 3, 4, 5, 6, 7, 8], 8).costing(500_000).count();
  });
  expect(app.result).toBe(8);
  expect(eventsOf(app.events, "SparkListenerSpeculativeTaskSubmitted").length).toBeGreaterThan(0);
  expect(eventsOf(app.events, "SparkListenerTaskStart")).toHaveLength(8);
});

describe("the measure", () => {
  const settings = speculationSettings(new SparkConf(on));
  if (settings === undefined) throw new Error("speculation is on");

  test("is one and a half times the upper median, and at least 100 ms, once three quarters are done", () => {
    const cases = fc.array(fc.integer({ min: 1, max: 20_000_000 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 40 }), (all, numTasks) => {
        const durations = new Durations();
        for (const one of all) durations.add(one);
        const sorted = all.slice().sort((a, b) => a - b);
        const median = sorted[Math.floor(sorted.length / 2)] as number;
        const enough = all.length >= Math.max(Math.floor(0.75 * numTasks), 1);
        expect(longestBearable(settings, numTasks, all.length, durations)).toBe(
          enough ? Math.max(1.5 * median, 100_000) : undefined,
        );
      }),
    );
  });

  test("a set of one task has no siblings to be measured by", () => {
    const durations = new Durations();
    durations.add(1);
    expect(longestBearable(settings, 1, 1, durations)).toBeUndefined();
  });
});
