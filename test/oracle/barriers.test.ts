/** Recorded runs of real Spark with barrier stages, against the same runs on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { barrierRuns, stepLine } from "./barrier-runs.ts";
import type { ToldBarriers } from "./barrier-told.ts";
import { barrierRunOnEngine } from "./engine-barriers.ts";

const read = (name: string): readonly ToldBarriers[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/barriers/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldBarriers[] }
  ).steps;

const isKilled = (event: string): boolean => /^task \S+ \S+ after \d+ s TaskKilled/.test(event);

/** Why tasks were killed; none where all that were still slept when the step was over. */
const killedFor = ({ events }: ToldBarriers): string[] => [
  ...new Set(
    events
      .filter(isKilled)
      .map((event) =>
        event.replace(/^.* TaskKilled /, "").replace(/(Task\(\d+), \d+\)/g, "$1, #)"),
      ),
  ),
];

/** How many tasks of a stage came to a barrier before another one failed is chance. */
function ofWholeAttempts(log: readonly string[]): readonly string[] {
  const attemptOf = (line: string): string | undefined =>
    /Stage \d+ ?\(Attempt \d+\)/.exec(line)?.[0].replace(" (", "(");
  const whole = new Set(
    log.filter((line) => line.includes("finished global sync successfully")).map(attemptOf),
  );
  return log.filter((line) => {
    const attempt = attemptOf(line);
    const isStep = /received update|Current barrier epoch|has entered/.test(line);
    return !isStep || attempt === undefined || whole.has(attempt);
  });
}

/**
 * Chance: the order in which tasks of a stage end; how long tasks wait that look for the others once in a second; which of several tasks fails first where
 * all fail; whether a task that is killed ends before the stage is submitted again, and so lets it fail once more.
 */
function inOrder(events: readonly string[]): readonly string[] {
  const all = events
    .filter((event) => !/^completed \S+ Stage failed because [^]*TaskKilled/.test(event))
    .filter((event) => !isKilled(event))
    .map((event) => event.replace(/ after \d+ s/, "").replace(/(Task\(\d+), \d+\)/g, "$1, #)"))
    .map((event) => event.replace(/^(task \S+) \d\.0 (TaskKilled|ExceptionFailure)/, "$1 # $2"))
    .map((event) => event.replace("BARRIER, ALL_GATHER", "ALL_GATHER, BARRIER"));
  const isTask = (event: string): boolean => event.startsWith("task ");
  return [
    ...all.filter((event) => !isTask(event)),
    ...all.filter((event) => isTask(event)).toSorted(),
  ];
}

const general = (log: readonly string[]): readonly string[] =>
  [
    ...new Set(
      ofWholeAttempts(log)
        .filter((line) => !line.includes("TaskKilled (") && !/: Skip current round/.test(line))
        .map((line) =>
          line
            .replace(/[Tt]ask \d+(\.0)?/g, "task #")
            .replace(/(Task\(\d+), \d+\)/g, "$1, #)")
            .replace("BARRIER, ALL_GATHER", "ALL_GATHER, BARRIER"),
        ),
    ),
  ].toSorted();

/** Whether a stage was passed over for want of slots while it had tasks to launch. */
const wasPassedOver = (log: readonly string[]): boolean => {
  const skipped = log.findIndex((line) => line.includes(": Skip current round"));
  const launched = log.findIndex((line) => line.includes(": Successfully scheduled"));
  return skipped >= 0 && (launched < 0 || skipped < launched);
};

const answerOf = ({ answer = "" }: ToldBarriers): string =>
  answer
    .replace(/(Task\(\d+), \d+\)/g, "$1, #)")
    .replace("BARRIER, ALL_GATHER", "ALL_GATHER, BARRIER");

const comparable = (told: ToldBarriers) => ({
  answer: answerOf(told),
  events: inOrder(told.events),
  log: general(told.log),
  passedOver: wasPassedOver(told.log),
});

describe.each(barrierRuns)("$name", (run) => {
  const recorded = read(run.name);
  const running = barrierRunOnEngine(run);

  test.each(run.steps.map((step, at) => [stepLine(step), at] as const))("%s", async (step, at) => {
    const [mine, theirs] = [(await running)[at], recorded[at]] as [ToldBarriers, ToldBarriers];
    expect(theirs.step).toBe(step);
    expect(comparable(mine)).toEqual(comparable(theirs));
    if (killedFor(theirs).length > 0)
      expect(killedFor(theirs)).toEqual(expect.arrayContaining(killedFor(mine)));
  });
});
