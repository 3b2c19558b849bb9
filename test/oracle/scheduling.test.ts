/** Recorded decisions of real Spark's task scheduler against the engine's: who is asked first, what is launched, and how long tasks wait for their data. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PoolSettings } from "../../engine/scheduler/pool.ts";
import { localityRunOnEngine } from "./engine-scheduling.ts";
import { decisionsOf, replay } from "./replay-scheduling.ts";
import { localityRuns, poolsRuns, stepLine, type PoolsRun } from "./scheduling-runs.ts";
import type { ToldScheduling } from "./scheduling-told.ts";

const read = (name: string): ToldScheduling =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/scheduling/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly [ToldScheduling] }
  ).steps[0];

describe.each(poolsRuns)("pools: $name", (run) => {
  const recorded = read(run.name);
  const theirs = decisionsOf(recorded.items);
  const [step] = run.steps;

  test("is the run that was recorded, with pools that compete", () => {
    expect(recorded.step).toBe(stepLine(step as (typeof run.steps)[number]));
    expect(
      theirs.filter(({ asked, launched }) => asked.length > 1 && launched.length > 0).length,
    ).toBeGreaterThan(10);
  });

  test("at every offer, the same order and the same tasks", () => {
    expect(replay(run, recorded.items)).toEqual(theirs);
  });
});

describe("the recordings tell a scheduler", () => {
  test.each<[string, string, Partial<PoolSettings>]>([
    ["that knows no weights", "weights", { weight: 1 }],
    ["that knows no minimum shares", "minimum-shares", { minShare: 0 }],
    ["whose pools are all FIFO inside", "jobs-within-pools", { schedulingMode: "FIFO" }],
  ])("%s", (_what, name, wrong) => {
    const run = poolsRuns.find((one) => one.name === name) as PoolsRun;
    const { items } = read(name);
    const pools = run.pools.map((pool) => ({ ...pool, ...wrong }));
    expect(replay({ ...run, pools }, items)).not.toEqual(decisionsOf(items));
  });
});

interface Launch {
  readonly what: string;
  readonly at: number;
}

const launchesOf = ({ items }: ToldScheduling): Launch[] =>
  items.map((item) => {
    const [, what = "", at] = /^(.*) after (\d+) ms$/.exec(item) ?? [];
    return { what, at: Number(at) };
  });

/** Offers come when a task ends and once a second: where in that second a job begins is chance, and so is who of two ends first. */
const chances = [1, 2, 3].flatMap((seed) =>
  Array.from({ length: 10 }, (_, tenth) => ({ seed, later: 100 * tenth })),
);

/** What real tasks take besides, in milliseconds. */
const OVERHEAD = 400;

const isAsLate = (ours: readonly Launch[], theirs: readonly Launch[]): boolean =>
  ours.every(({ at }, nth) => Math.abs(at - (theirs[nth]?.at ?? Infinity)) < OVERHEAD);

describe.each(localityRuns)("waiting: $name", (run) => {
  const recorded = read(run.name);

  test("the same tasks at the same places, and as late", async () => {
    expect(recorded.step).toBe(stepLine(run.steps[0] as (typeof run.steps)[number]));
    const theirs = launchesOf(recorded);
    const words = (launches: readonly Launch[]): string =>
      launches.map(({ what }) => what).join("; ");
    const runs = await Promise.all(chances.map((chance) => localityRunOnEngine(run, chance)));
    const ours = runs.map(([told]) => launchesOf(told as ToldScheduling));
    expect(ours.map(words)).toContain(words(theirs));
    const alike = ours.filter((launches) => words(launches) === words(theirs));
    expect(alike.filter((launches) => isAsLate(launches, theirs))).not.toEqual([]);
  });
});
