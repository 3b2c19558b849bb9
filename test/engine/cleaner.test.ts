/** The cleaner's edges that no recording shows: when garbage is collected, and programs that use what they said they hold no more. */
import { describe, expect, test } from "vitest";
import { eventsOf, local, submit, type Main } from "../../engine/index.ts";
import { reachable } from "../../engine/context/reachable.ts";
import { operators, twoShuffles, untruthful, untruthfulValue, waits } from "./programs/cleaned.ts";

const run = <T>(main: Main<T>, conf: Readonly<Record<string, string>> = {}) =>
  submit(local("local[2]"), { conf }, main);

describe("a program that uses what it said it holds no more", () => {
  test("is told so when a job needs it", async () => {
    const app = await run(untruthful);
    expect(String(app.error)).toMatch(/^IllegalStateException: .* was cleaned: holdsOnly/);
  });

  test("and when it reads the value", async () => {
    const app = await run(untruthfulValue);
    expect(String(app.error)).toMatch(/^IllegalStateException: Broadcast\(0\) was cleaned/);
  });

  test("a thing that is no handle is refused", async () => {
    const app = await run((spark) => {
      spark.sparkContext.holdsOnly([1] as never);
      return Promise.resolve();
    });
    expect(String(app.error)).toContain("holdsOnly takes RDDs, broadcasts and accumulators");
  });
});

test("what an action made for itself is held by nobody, what the program was given is", async () => {
  const app = await run(twoShuffles);
  const [collected] = eventsOf(app.events, "GarbageCollected");
  expect(collected?.shuffles).toEqual([0]);
});

describe("the interval", () => {
  test.each([
    ["30min", 95, 3],
    ["10s", 1, 6],
  ])("%s in %i minutes: %i collections", async (interval, minutes, times) => {
    const app = await run(waits(minutes), { "spark.cleaner.periodicGC.interval": interval });
    const collections = eventsOf(app.events, "GarbageCollected");
    expect(collections).toHaveLength(times);
    expect(collections[0]).toMatchObject({
      why: "spark.cleaner.periodicGC.interval",
      broadcasts: [0],
    });
  });

  test("nothing is collected where the cleaner is switched off", async () => {
    const app = await run(waits(95), { "spark.cleaner.referenceTracking": "false" });
    expect(eventsOf(app.events, "GarbageCollected")).toHaveLength(0);
  });
});

test("of no operator's own functions is it unknown what they capture", async () => {
  const app = await run((spark) =>
    Promise.resolve(
      operators(spark).map(([name, rdd]) => [name, reachable([rdd], () => undefined).blind]),
    ),
  );
  expect(app.result.length).toBeGreaterThan(20);
  expect(app.result.filter(([, blind]) => blind)).toEqual([]);
});
