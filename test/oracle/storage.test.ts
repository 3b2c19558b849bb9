/** Recorded runs of persisted RDDs on real Spark against the same runs on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { storageRunOnEngine } from "./engine-storage.ts";
import { sizesRun, storageRuns } from "./storage-runs.ts";
import { sizesTold, type ToldStep } from "./storage-told.ts";

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`recordings/storage/${name}.json`, import.meta.url), "utf8"),
  ) as unknown;

const kind = (events: readonly string[], word: string): string[] =>
  events.filter((event) => event.startsWith(`${word} `));

/**
 * Of bytes on disk only whether there are any: they are compressed there. What was spilled to two digits: tables share their memory with the code
 * of stages, whose size is Spark's own.
 */
function task(event: string): string {
  const words = event.split(" ");
  const spilled = Number(words[7]).toPrecision(2);
  return [...words.slice(0, 7), spilled, words[8] !== "0", words[9]].join(" ");
}

/** Of pieces of broadcasts sizes to three digits: what Java writes beside the bytes is reckoned. */
const block = (event: string): string =>
  event.startsWith("block broadcast_")
    ? event.replace(/(?<= )\d+(?= )/g, (size) => Number(size).toPrecision(3))
    : event;

/** With one thread blocks have an order. Ends of tasks do not: four threads read results. */
const alone = ({ events, ...step }: ToldStep): unknown => ({
  ...step,
  jobs: kind(events, "job"),
  blocks: kind(events, "block").map(block),
  tasks: kind(events, "task").map(task).sort(),
  unpersisted: kind(events, "unpersisted"),
  // How many blocks were chosen counts Spark's broadcasts, whose sizes are its own.
  log: step.log.filter((line) => !line.includes("selected for dropping")),
});

/** With several executors it is free who computes what; a block is told by its first holder, then by its copies. */
const spread = ({ events, info, answer }: ToldStep): unknown => ({
  answer,
  info,
  blocks: kind(events, "block")
    .map((event) => block(event).replace(/^(block \S+) \S+/, "$1"))
    .sort(),
  tasks: kind(events, "task").map(task).sort(),
});

describe.each(storageRuns.filter(({ master }) => master === "local[1]"))("$name", (run) => {
  const { steps } = read(run.name) as { steps: readonly ToldStep[] };
  // Run when its first step is looked at: all runs at once would all wait for the slowest.
  let running: ReturnType<typeof storageRunOnEngine> | undefined;
  test.each(steps.map(({ step }, at) => [`${at + 1}. ${step}`, at] as const))(
    "%s",
    async (_name, at) => {
      const mine = (await (running ??= storageRunOnEngine(run)))[at] as ToldStep;
      expect(alone(mine)).toEqual(alone(steps[at] as ToldStep));
    },
  );
});

const onExecutors = /^(replicated|broadcast-dropped-on)/;
describe.each(storageRuns.filter(({ name }) => onExecutors.test(name)))("$name", (run) => {
  const { steps } = read(run.name) as { steps: readonly ToldStep[] };
  test("the same blocks, copies and tasks", async () => {
    expect((await storageRunOnEngine(run)).map(spread)).toEqual(steps.map(spread));
  });
});

test("golden-lru: what is cached after each step is what it was in Spark", async () => {
  const run = storageRuns.find(({ name }) => name === "golden-lru");
  if (run === undefined) throw new Error("no run is called golden-lru");
  const { steps } = read(run.name) as { steps: readonly ToldStep[] };
  const kept = ({ step, answer, info }: ToldStep): unknown => ({ step, answer, info });
  expect((await storageRunOnEngine(run)).map(kept)).toEqual(steps.map(kept));
});

test("blocks have the sizes that they have in Spark", async () => {
  const { sizes } = read("sizes") as { sizes: Record<string, readonly number[]> };
  expect(sizesTold(await storageRunOnEngine(sizesRun))).toEqual(sizes);
});
