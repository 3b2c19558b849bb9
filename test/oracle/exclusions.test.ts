/** Recorded runs of real Spark with exclusion on failure against the same runs on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exclusionRunOnEngine } from "./engine-exclusions.ts";
import { exclusionRuns, stepLine } from "./exclusion-runs.ts";
import type { ToldExclusion } from "./exclusion-told.ts";

const read = (name: string): readonly ToldExclusion[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/exclusions/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldExclusion[] }
  ).steps;

const sorted = (words: Iterable<string>): string[] => [...words].sort();

/** Which task is launched where first is chance: how many failed on each executor, and where others succeeded. */
function tasksOf(events: readonly string[]) {
  const ends = events.filter((event) => event.startsWith("task ")).map((end) => end.split(" "));
  // When a killed task notices is up to its thread.
  const failed = ends.filter(([, , , , how]) => how !== "Success" && how !== "TaskKilled");
  const succeeded = ends.filter(([, , , , how]) => how === "Success");
  return {
    failed: sorted(failed.map(([, stage, , executor, how]) => `${stage} ${executor} ${how}`)),
    succeededOn: sorted(new Set(succeeded.map(([, stage, , executor]) => `${stage} ${executor}`))),
    succeeded: succeeded.length,
  };
}

/** Fields of an event in any order: their order counts in the event log only. */
const parsed = (events: readonly string[]): unknown[] =>
  events
    .filter((event) => event.startsWith("event "))
    .map((event) => JSON.parse(event.slice(6)) as unknown);

/** Without which task it was, which of several idle executors was taken, and the line that ends a stack trace. */
const general = (text: string): string =>
  text
    .replace(/[Tt]ask \d+\.\d+/g, "task #")
    .replace(/task \d+ \(partition \d+\)/, "task # (partition #)")
    .replace(/idle executor id \d+/, "idle executor id #")
    .replace(/(worker-\d+)/g, "HOST")
    .replace(/\n{2,}/g, "\n\n");

/** Whether the task that failed on one of the two executors is tried on the other before that fails, too, is chance. */
const once = (step: string, { failed, ...tasks }: ReturnType<typeof tasksOf>) => ({
  ...tasks,
  failed: step.endsWith(" 0,1 -") ? [...new Set(failed)] : failed,
});

const comparable = ({ step, answer, events, log }: ToldExclusion) => ({
  step,
  answer: answer === undefined ? undefined : general(answer).trim(),
  tasks: once(step, tasksOf(events)),
  told: parsed(events.map(general)),
  log: log.filter((line) => !line.includes("Killing all running")).map(general),
});

/** Executors that came and went; Spark's take longer to do so, some longer than the run. */
const movements = (steps: readonly ToldExclusion[]): string[] =>
  steps.flatMap(({ events }) => events.filter((event) => /^(added|removed) /.test(event)));

describe.each(exclusionRuns)("$name", (run) => {
  const recorded = read(run.name);
  const steps = [...run.steps.map(stepLine), "log"];
  const running = exclusionRunOnEngine(run);

  test.each(steps.map((step, at) => [step, at] as const))("%s", async (step, at) => {
    const [mine, theirs] = [(await running)[at], recorded[at]] as [ToldExclusion, ToldExclusion];
    expect(theirs.step).toBe(step);
    expect(comparable(mine)).toEqual(comparable(theirs));
    if (step === "log") expect(mine.events.map(general)).toEqual(theirs.events.map(general));
  });

  test("executors come and go", async () => {
    expect(movements(await running)).toEqual(expect.arrayContaining(movements(recorded)));
  });
});
