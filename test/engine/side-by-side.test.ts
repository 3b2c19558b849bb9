/**
 * What ARCHITECTURE says of execution memory is so: attempts that run side by side do not meet in the pool, and none waits for it. Spark would let them
 * share it (C7.6).
 */
import { expect, test } from "vitest";
import { eventsOf, local, submit } from "../../engine/index.ts";

/** Bytes that each of so many map tasks spilled, so many at a time. */
async function spilled(threads: number, tasks: number): Promise<readonly number[]> {
  const conf = {
    "spark.testing.memory": String(2 * 2 ** 20),
    "spark.testing.reservedMemory": "0",
    // The first tables ask for memory at once.
    "spark.shuffle.spill.initialMemoryThreshold": "1024",
  };
  const app = await submit(local(`local[${threads}]`), { conf }, (spark) =>
    spark.sparkContext
      .range(0, tasks * 40_000, 1, tasks)
      .map((i): [number, number] => [i, i])
      .reduceByKey((a, b) => a + b, tasks)
      .count(),
  );
  expect(app.result).toBe(tasks * 40_000);
  return eventsOf(app.events, "SparkListenerTaskEnd")
    .filter(({ taskType }) => taskType === "ShuffleMapTask")
    .toSorted((a, b) => a.taskInfo.index - b.taskInfo.index)
    .map(({ taskMetrics }) => taskMetrics?.memoryBytesSpilled ?? -1);
}

test("two tasks at a time spill what one at a time spills", async () => {
  const alone = await spilled(1, 2);
  const together = await spilled(2, 2);
  expect(Math.min(...alone)).toBeGreaterThan(0);
  expect(together).toEqual(alone);
});
