/** Recorded runs of real Spark in which garbage is collected, against the same runs on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cleaningRuns } from "./cleaning-runs.ts";
import type { CleanedStep } from "./cleaning-told.ts";
import { cleaningRunOnEngine } from "./engine-cleaning.ts";

const read = (name: string): readonly CleanedStep[] => {
  const file = new URL(`recordings/cleaning/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { steps: readonly CleanedStep[] }).steps;
};

/** Saving and reading a checkpoint broadcasts Hadoop's configuration in Spark, which the engine has not: there broadcasts have other numbers. */
const withoutBroadcasts = ({ pieces: _pieces, ...step }: CleanedStep): CleanedStep =>
  step.cleaned === undefined
    ? step
    : { ...step, cleaned: step.cleaned.filter((one) => !one.startsWith("broadcast ")) };

/** With several executors it is free which of them has what: how many pieces there are, and of what, beside the driver's. */
const spread = ({ pieces, ...step }: CleanedStep): CleanedStep =>
  pieces === undefined ? step : { ...step, pieces: pieces.filter((at) => at.endsWith(" driver")) };

describe.each(cleaningRuns)("$name", (run) => {
  const recorded = read(run.name);
  const running = cleaningRunOnEngine(run);
  const saves = run.steps.some((step) => step.startsWith("checkpoint "));
  const seen = saves ? withoutBroadcasts : run.master === "local[1]" ? same : spread;
  test.each(run.steps.map((step, at) => [`${at + 1}. ${step}`, at] as const))(
    "%s",
    async (_, at) => {
      expect(seen((await running)[at] as CleanedStep)).toEqual(seen(recorded[at] as CleanedStep));
    },
  );
});

function same(step: CleanedStep): CleanedStep {
  return step;
}
