/** Recorded shuffles of real Spark against the same shuffles on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shuffleRunOnEngine } from "./engine-shuffles.ts";
import { shuffleRuns } from "./shared-memory-runs.ts";
import { stepLine, type ShuffleRun } from "./shuffle-runs.ts";
import type { ToldShuffle } from "./shuffle-told.ts";

const read = (name: string): readonly ToldShuffle[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/shuffles/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldShuffle[] }
  ).steps;

/** Lists that the program makes have another size on the JVM, where they are linked. */
const listsOfItsOwn: readonly string[] = ["listed", "combineReduceSide"];

/** A pool that has room for the code of stages, too, whose size is Spark's own: when it is full comes a little earlier or later. */
const sharesItsPool = ({ name }: ShuffleRun): boolean => /^(pool-of-\dm|beside)$/.test(name);

type Sizes = readonly number[];
interface Task {
  /** Type, index, records written and read, and whether anything went to disk. */
  readonly what: string;
  /** Memory that was spilled, and the peak. */
  readonly sizes: Sizes;
}

/** Ends of tasks have no order: four threads read results. Which of two siblings has the lower stage id is open. Bytes on disk are compressed there. */
const tasksOf = ({ tasks }: ToldShuffle): readonly Task[] =>
  tasks
    .map((task): Task => {
      const [, type, index, written, recordsRead, memory, disk, peak] = task.split(" ");
      const what = [type, index, written, recordsRead, disk !== "0"].join(" ");
      return { what, sizes: [Number(memory), Number(peak)] };
    })
    .sort((a, b) => (text(a) < text(b) ? -1 : 1));

const text = ({ what, sizes }: Task): string => `${what} ${sizes.join(" ")}`;

/** Tasks that run side by side speak in no order; one that waits for memory says so whenever it is woken in vain. */
const linesOf = ({ master }: ShuffleRun, log: readonly string[]): readonly string[] =>
  master === "local[1]"
    ? log
    : log
        .filter((line, at) => !line.includes("waiting for") || log.indexOf(line) === at)
        .toSorted();

/** Reducers of two jobs meet by chance. */
const mapSide = (run: ShuffleRun, told: ToldShuffle): ToldShuffle =>
  run.name !== "beside"
    ? told
    : {
        ...told,
        tasks: told.tasks.filter((task) => task.includes("ShuffleMapTask")),
        log: told.log.filter((line) => !line.includes("ExternalAppendOnlyMap")),
      };

const comparable = (
  { tasks: _tasks, log, handles, long: _long, ...told }: ToldShuffle,
  sized: boolean,
) => ({
  ...told,
  // What combiners are written with follows from their type.
  handles: handles.map((handle) => (handle.startsWith("Base") ? handle.split(" ")[0] : handle)),
  log: sized ? log : log.map((line) => line.replace(/ of [^(]*/, " of … ")),
});

describe.each(shuffleRuns)("$name", (run) => {
  const recorded = read(run.name);
  const running = shuffleRunOnEngine(run);

  test("the recording is of these steps", () => {
    expect(recorded.map(({ step }) => step)).toEqual(run.steps.map(stepLine));
  });

  test.each(run.steps.map((step, at) => [`${at + 1}. ${stepLine(step)}`, step, at] as const))(
    "%s",
    async (_name, step, at) => {
      const [mine, theirs] = [(await running)[at], recorded[at]].map((told) => {
        const { log, ...rest } = mapSide(run, told as ToldShuffle);
        return { ...rest, log: linesOf(run, log) };
      }) as [ToldShuffle, ToldShuffle];
      const isExact = !sharesItsPool(run) && !listsOfItsOwn.includes(step.operator);
      expect(comparable(mine, isExact)).toEqual(comparable(theirs, isExact));
      const [own, real] = [tasksOf(mine), tasksOf(theirs)];
      if (isExact) expect(own.map(text)).toEqual(real.map(text));
      else expect(own.map(({ what }) => what)).toEqual(real.map(({ what }) => what));
      if (sharesItsPool(run)) expectNear(own, real);
      if (run.name === "beside") expect(slowOf(mine)).toEqual(slowOf(theirs));
    },
  );
});

/** Map tasks that slept, or waited for one that slept. */
const slowOf = ({ long = [] }: ToldShuffle): readonly string[] =>
  long.filter((task) => task.includes("ShuffleMapTask")).toSorted();

/** Each size within a twentieth of the recorded one. */
function expectNear(own: readonly Task[], real: readonly Task[]): void {
  const ratios = own.flatMap(({ sizes }, at) =>
    sizes.map((size, which) => (size + 1) / ((real[at]?.sizes[which] ?? 0) + 1)),
  );
  expect(Math.min(...ratios)).toBeGreaterThan(0.95);
  expect(Math.max(...ratios)).toBeLessThan(1.05);
}
