/**
 * Delay scheduling: a task waits for the place of its data, level by level, and not longer.
 *
 * In Spark: TaskSetManagerSuite, TaskSchedulerImplSuite. The times of the first test were recorded on 3.5.3 (a cached partition
 * whose executor is busy: 3 s for the executor, 3 s for its host, up to 1 s until the next round of offers).
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seconds, standalone, submit } from "../../engine/index.ts";
import { eventsOf } from "../../engine/events/trace.ts";
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import type { TaskLocality } from "../../engine/events/listener-events.ts";
import { LocalityWait, localityWaits } from "../../engine/scheduler/locality-wait.ts";

/** All of an RDD is cached on the one executor of the first worker, whose tasks take five seconds each; then a second worker joins. */
const cachedOnOne = (conf: Readonly<Record<string, string>>) => {
  const faults = [
    { kind: "add worker", cores: 1, memory: "4g", when: { at: seconds(6) } },
  ] as const;
  const cluster = standalone({ workers: 1, cores: 1, memory: "4g" });
  return submit(cluster, { conf, faults }, async (spark) => {
    const rdd = spark.sparkContext.parallelize([0, 1, 2, 3], 4).cache();
    await rdd.count();
    await spark.sleep(20_000);
    return rdd
      .map((x) => x)
      .costing(5_000_000)
      .count();
  });
};

describe("a cached partition whose executor is busy", () => {
  test.each([
    ["waits for its executor and for its host, then goes anywhere", {}, 6, 7.1],
    ["waits less where less is asked", { "spark.locality.wait": "1s" }, 2, 3.1],
    [
      "waits for each level as long as that level says",
      { "spark.locality.wait.node": "0s" },
      3,
      4.1,
    ],
    ["goes anywhere at once without waits", { "spark.locality.wait": "0s" }, 0, 0.1],
  ])("%s", async (_what, conf, least, most) => {
    const app = await cachedOnOne(conf);
    expect(app.result).toBe(4);
    const [, second] = eventsOf(app.events, "SparkListenerStageSubmitted");
    const starts = eventsOf(app.events, "SparkListenerTaskStart").filter(
      ({ stageId }) => stageId === 1,
    );
    const far = starts.find(({ taskInfo }) => taskInfo.taskLocality === "ANY");
    const waited = ((far?.at ?? Infinity) - (second?.at ?? 0)) / seconds(1);
    expect(waited).toBeGreaterThanOrEqual(least);
    expect(waited).toBeLessThanOrEqual(most);
  });
});

const level = fc.constantFrom<TaskLocality>("PROCESS_LOCAL", "NODE_LOCAL", "NO_PREF", "ANY");

describe("the wait", () => {
  test("never goes beyond what the levels' waits add up to, and never back without a launch", () => {
    const steps = fc.array(fc.nat({ max: 4_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (durations) => {
        const waits = localityWaits(new SparkConf({}));
        const levels: TaskLocality[] = ["PROCESS_LOCAL", "NODE_LOCAL", "ANY"];
        const wait = new LocalityWait(waits, levels, 0);
        let now = 0;
        let reached = 0;
        for (const duration of durations) {
          now += duration;
          const at = levels.indexOf(wait.allowed(now, () => true));
          expect(at).toBe(Math.min(2, Math.floor(now / seconds(3))));
          expect(at).toBeGreaterThanOrEqual(reached);
          reached = at;
          wait.turnOver({ nearest: undefined, rejected: true }, true, now);
        }
      }),
    );
  });

  test("starts again at the level of a launch when everything offered was used", () => {
    fc.assert(
      fc.property(level, fc.boolean(), fc.boolean(), (nearest, rejected, allResources) => {
        const levels: TaskLocality[] = ["PROCESS_LOCAL", "NODE_LOCAL", "NO_PREF", "ANY"];
        const wait = new LocalityWait(localityWaits(new SparkConf({})), levels, 0);
        const late = seconds(10);
        wait.allowed(late, () => true);
        wait.turnOver({ nearest, rejected }, allResources, late);
        const after = wait.allowed(late, () => true);
        // NO_PREF waits for nothing, so from there the next level is allowed at once.
        const again = nearest === "NO_PREF" ? "ANY" : nearest;
        expect(after).toBe(rejected ? "ANY" : again);
      }),
    );
  });
});
