/**
 * Recorded runs of real Spark with dynamic allocation against the same runs on the engine. A real executor takes seconds to start, and which of several that were asked for
 * together is first is chance: so what is compared is how many were asked for and when since the tasks began to wait, what was given back, after which idle time, and why.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allocationRuns, stepLine } from "./allocation-runs.ts";
import type { ToldAllocation, ToldLine } from "./allocation-told.ts";
import { allocationOnEngine } from "./engine-allocation.ts";

const read = (name: string): readonly ToldAllocation[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/allocation/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldAllocation[] }
  ).steps;

const numberIn = (pattern: RegExp, text: string): number => Number(pattern.exec(text)?.[1]);

/** The manager sleeps 100 ms between two looks, and each look, on a loaded machine, takes its time. */
const LATE = 1;
/** Times are rounded to tenths. */
const EARLY = 0.15;

/** How long tasks had waited when executors were asked for, and how many were wanted then, one entry for each request. */
function requests(steps: readonly ToldAllocation[]) {
  const submitted = steps.flatMap(({ events }) =>
    events.filter(({ text }) => /submitted/.test(text)),
  );
  const since = (at: number): number => submitted.findLast((one) => one.at <= at)?.at ?? 0;
  return steps.flatMap(({ step, manager }) =>
    manager
      .filter(({ text }) => text.includes("new desired total"))
      .map(({ at, text }) => ({
        step,
        total: numberIn(/total will be (\d+)/, text),
        waited: at - since(at),
      })),
  );
}

/** For each executor that was given back for being idle: how long it had run nothing. */
function idleTimes(steps: readonly ToldAllocation[]): number[] {
  const events = steps.flatMap((told) => told.events);
  const removals = steps.flatMap(({ manager }) =>
    manager.filter(({ text }) => text.includes("removed due to idle timeout")),
  );
  return removals.flatMap(({ at, text }) =>
    (/Executors (\S+) removed/.exec(text)?.[1] ?? "").split(",").map((id) => {
      const mine = ({ text: said }: ToldLine): boolean =>
        said.startsWith(`task ends on ${id} `) || said === `added ${id}`;
      return at - (events.findLast((event) => mine(event) && event.at <= at)?.at ?? 0);
    }),
  );
}

const shortest = (times: readonly number[]): number | undefined =>
  times.length === 0 ? undefined : Math.min(...times);

/** Stages with their tasks, and why executors went, without which. */
const happened = ({ step, answer, events }: ToldAllocation) => ({
  step,
  answer,
  stages: events.filter(({ text }) => /submitted/.test(text)).map(({ text }) => text),
});

const reasonsIn = (steps: readonly ToldAllocation[]): string[] =>
  steps
    .flatMap(({ events }) => events)
    .filter(({ text }) => text.startsWith("removed "))
    .map(({ text }) => text.replace(/^removed \d+/, "removed"))
    .toSorted();

/** What is said once: settings, warnings. */
const notices = (steps: readonly ToldAllocation[]): string[] =>
  steps
    .flatMap(({ manager }) => manager)
    .map(({ text }) => text)
    .filter((text) => /^(WARN|INFO (Using|Dynamic))/.test(text));

/** Executors asked to end by name, as often as that was said, and refusals. */
const orders = (steps: readonly ToldAllocation[]): number =>
  steps
    .flatMap(({ backend }) => backend)
    .filter(({ text }) => text.startsWith("INFO Actual list"))
    .flatMap(({ text }) => text.replace(/.*killed is /, "").split(", ")).length;

describe.each(allocationRuns)("$name", (run) => {
  const real = read(run.name);
  const running = allocationOnEngine(run);

  test("takes the same steps to the same answers, with the same stages", async () => {
    const { steps } = await running;
    expect(real.map(({ step }) => step)).toEqual(["context", ...run.steps.map(stepLine)]);
    expect(steps.map(happened)).toEqual(real.map(happened));
    expect(notices(steps)).toEqual(notices(real));
  });

  test("asks for as many executors, as soon", async () => {
    const { steps } = await running;
    const [mine, theirs] = [requests(steps), requests(real)];
    const plain = ({ step, total }: (typeof mine)[number]): unknown => ({ step, total });
    expect(mine.map(plain)).toEqual(theirs.map(plain));
    mine.forEach(({ waited }, i) => {
      const later = (theirs[i]?.waited ?? 0) - waited;
      expect(later).toBeGreaterThan(-EARLY);
      // Each request is reckoned from the one before it.
      expect(later).toBeLessThan(LATE * (i + 1));
    });
  });

  test("gives back as many, for the same reasons, after the same idle time", async () => {
    const { steps } = await running;
    expect(reasonsIn(steps)).toEqual(reasonsIn(real));
    expect(orders(steps)).toBe(orders(real));
    const [mine, theirs] = [shortest(idleTimes(steps)), shortest(idleTimes(real))];
    expect(mine === undefined).toBe(theirs === undefined);
    if (mine === undefined || theirs === undefined) return;
    expect(theirs - mine).toBeGreaterThan(-EARLY);
    expect(theirs - mine).toBeLessThan(LATE);
  });
});
