/** Recorded runs of real Spark over shuffle blocks that were changed on disk, against the same runs on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corruptionRunOnEngine } from "./engine-corruption.ts";
import { corruptionRuns, stepLine } from "./corruption-runs.ts";
import type { ToldCorruption } from "./corruption-told.ts";

const read = (name: string): readonly ToldCorruption[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/corruption/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldCorruption[] }
  ).steps;

/** Which map tasks ran on the executor whose disk is harmed, and so which block is met first, is chance. */
const general = (text: string): string =>
  text
    .replace(/shuffle_0_\d+_\d/g, "shuffle_0_#_#")
    .replace(/map \d reduce \d/, "map # reduce #")
    .replace(/^(task \S+) \d\.\d/, "$1 #")
    .replace(/(?<=[^])[Tt]ask \d(\.\d)?/g, "task #")
    .replace(/executor \d/g, "executor #");

/** On which executor a map task ran is chance; how many blocks there are is not, and whether files of the same host count as local. */
const readsOf = (events: readonly string[]): string[] =>
  events
    .flatMap((event) => {
      const [, stage, near, far] = /^read (\S+) (\d+) local (\d+) remote$/.exec(event) ?? [];
      if (stage === undefined) return [];
      return `${stage} ${Number(near) + Number(far)}${far === "0" ? " all local" : ""}`;
    })
    .toSorted();

const isTask = (event: string): boolean => event.startsWith("task ");
const failures = (events: readonly string[]): string[] =>
  events.filter((event) => isTask(event) && !event.endsWith(" Success")).map(general);

/** Map tasks that the first step ran on the executor that is harmed. */
const heldBy = (victim: string, [first]: readonly ToldCorruption[]): number =>
  (first?.events ?? []).filter(
    (event) => event.startsWith("task 0.0 ") && event.includes(` on ${victim} `),
  ).length;

/** Stages in order; where one of several failures ends a stage it is chance which. The first second attempt is the map stage's. */
function stagesOf(events: readonly string[], held: number): string[] {
  const failed = failures(events);
  const stages = events.filter((event) => !isTask(event) && !event.startsWith("read "));
  const again = stages.findIndex((event) => /^submitted \d\.1 /.test(event));
  return stages.map(general).map((event, at) => {
    if (at === again) return event.replace(new RegExp(` ${held}$`), ", all that was held");
    const [, stage, text] = /^completed (\S+) ([^]*Fetch[^]*)$/.exec(event) ?? [];
    if (text === undefined) return event;
    const one = failed.some((end) => end.startsWith(`task ${stage}`) && end.endsWith(text));
    return `completed ${stage}, ${one ? "as a task of it failed" : `in vain: ${text}`}`;
  });
}

/** Where a task that failed is tried again is chance; and whether another one still runs when the stage is given up. */
const whereNot = (failed: readonly string[]): readonly string[] =>
  failed.some((end) => end.includes("ExceptionFailure"))
    ? [
        ...new Set(
          failed
            .filter((end) => !end.endsWith("TaskKilled"))
            .map((end) => end.replace(/ on \d/, "")),
        ),
      ]
    : failed.toSorted();

const isWrong = (answer: string | undefined): boolean =>
  /^\d+$/.test(answer ?? "") && answer !== "28" && answer !== "0";

const comparable = ({ step, answer, events }: ToldCorruption, held: number) => ({
  step,
  // A changed byte means something else in another format.
  answer: isWrong(answer) ? "another number" : general(answer ?? ""),
  stages: stagesOf(events, held),
  failures: whereNot(failures(events)),
  reads: readsOf(events),
});

/** A reader may meet one block that is corrupt, or several, before it gives up. */
const logOf = ({ log }: ToldCorruption): string[] => [...new Set(log.map(general))].toSorted();

describe.each(corruptionRuns)("$name", (run) => {
  const recorded = read(run.name);
  const steps = run.steps.map(stepLine);
  const running = corruptionRunOnEngine(run);

  test.each(steps.map((step, at) => [step, at] as const))("%s", async (step, at) => {
    const [mine, theirs] = [(await running)[at], recorded[at]] as [ToldCorruption, ToldCorruption];
    expect(theirs.step).toBe(step);
    expect(comparable(mine, heldBy("0", await running))).toEqual(
      comparable(theirs, heldBy("0", recorded)),
    );
  });

  test("executors say the same", async () => {
    const [mine, theirs] = [(await running).at(-1), recorded.at(-1)] as [
      ToldCorruption,
      ToldCorruption,
    ];
    expect(theirs.step).toBe("log");
    expect(logOf(mine)).toEqual(logOf(theirs));
  });
});
