/**
 * Which stages a job skips, read from the events of real runs of the engine.
 *
 * In Spark: the web UI's "skipped". Left out on purpose: where it is said; replay.test.ts has that.
 */
import { expect, test } from "vitest";
import { local, submit } from "../../engine/index.ts";
import { skipsIn } from "./skipped-stages.ts";

test("a stage of a job that never runs is told where the job's first stage starts", async () => {
  const app = await submit(local("local[2]"), {}, async (spark) => {
    const sums = spark.sparkContext.parallelize([1, 2, 3], 2).distinct(2);
    await sums.count();
    await sums.count();
  });
  const skips = skipsIn(app.events);
  const [[at, stages] = []] = skips;
  expect([skips.size, stages]).toEqual([1, [2]]);
  expect(app.events.find(({ id }) => id === at)).toMatchObject({
    kind: "SparkListenerStageSubmitted",
    stageInfo: { stageId: 3 },
  });
});
