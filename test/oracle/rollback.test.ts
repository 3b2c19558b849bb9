/** Recorded runs of real Spark that lose outputs of a stage which may come out otherwise, or not, against the same runs on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rollbackRunOnEngine } from "./engine-rollback.ts";
import { rollbackRuns, stepLine, type RollbackStep } from "./rollback-runs.ts";
import type { ToldRollback } from "./rollback-told.ts";

const read = (name: string): readonly ToldRollback[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/rollback/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldRollback[] }
  ).steps;

/** Stages before the one that is read, and that one. */
const PRODUCERS = ["5", "6"];

/**
 * How many outputs the lost executor held is chance, and with it which of the reading tasks met the loss. A stage that may come out otherwise is
 * computed as a whole whatever was lost; so its numbers, and those of what reads it, must agree to the last task.
 */
function stageOf(event: string, { level }: RollbackStep): string {
  const [, stage, attempt, kind, tasks] = /^submitted (\d)\.(\d) (\S+) (\d)$/.exec(event) ?? [];
  if (stage === undefined || attempt === "0" || level === "indeterminate") {
    const lost = stage === "5" && tasks !== "4";
    return lost ? "submitted 5.0 map, some" : event;
  }
  const many = !PRODUCERS.includes(stage) ? "some" : tasks === "4" ? "all" : "some";
  return `submitted ${stage}.${attempt} ${kind}, ${many}`;
}

/** Where the long task runs is chance: on the executor that is given up its output is not trusted, and it runs once more. */
const isThird = (event: string): boolean => /^(submitted|completed) \d\.2 /.test(event);

const comparable = (step: RollbackStep, { answer, events, log }: ToldRollback) => ({
  answer,
  stages: events
    .filter((event) => /^(submitted|completed) /.test(event) && !isThird(event))
    .map((event) => stageOf(event, step)),
  log,
});

/** The partitions that an attempt computed. */
const computedIn = (attempt: string, { events }: ToldRollback): string[] =>
  events
    .filter((event) => event.startsWith(`end ${attempt} `) && event.endsWith("Success"))
    .map((event) => event.split(" ")[4] as string)
    .toSorted();

/** Those in which two map stages one behind the other are computed again, and the job goes on. */
const wholes = rollbackRuns.filter(
  ({ name, steps }) =>
    name !== "indeterminate-diamond-begun" &&
    steps.every(({ level, shape }) => level === "indeterminate" && shape !== "direct"),
);

describe.each(rollbackRuns)("$name", (run) => {
  const recorded = read(run.name);
  const running = rollbackRunOnEngine(run);
  const step = run.steps[0] as RollbackStep;

  test("the same stages, attempts and words", async () => {
    const [mine, theirs] = [(await running)[0], recorded[0]] as [ToldRollback, ToldRollback];
    expect(theirs.step).toBe(stepLine(step));
    expect(comparable(step, mine)).toEqual(comparable(step, theirs));
  });
});

describe.each(wholes)("$name", (run) => {
  const recorded = read(run.name);
  const running = rollbackRunOnEngine(run);

  test.each(["6.1", "7.1"])("attempt %s computes all partitions", async (attempt) => {
    const [mine, theirs] = [(await running)[0], recorded[0]] as [ToldRollback, ToldRollback];
    expect(computedIn(attempt, theirs)).toEqual(["0", "1", "2", "3"]);
    expect(computedIn(attempt, mine)).toEqual(computedIn(attempt, theirs));
  });
});
