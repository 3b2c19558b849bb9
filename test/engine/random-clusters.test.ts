/**
 * Random clusters under random faults: whatever is lost, the answer is the one that a model without any cluster gives, nothing is computed
 * again that was not lost, and the run ends. In every third run executors come and go with the work, within their bounds. First act, faults: executors and workers die or fall silent, disks are lost, tasks throw, lines
 * and machines are slow, blocks push each other out. Second act: nothing more breaks, and the run must come to rest with every core free.
 *
 * Three sizes: 100 runs here, `CLUSTER_RUNS=1000` in `.ci/run`, as many as you like by hand, with `CLUSTER_SEED` for others than these.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  standalone,
  simulate,
  StorageLevels,
  type Policies,
  type TracedEvent,
} from "../../engine/index.ts";
import { lineages } from "../harness/generators/draw-lineage.ts";
import { build, inWords, type Pair } from "../harness/generators/lineage.ts";
import { asMultiset, recordsOf } from "../harness/generators/model-records.ts";
import { allocationConf, allocations, outOfBounds } from "./cluster-allocation.ts";
import { clusterFaults } from "./cluster-faults.ts";
import { recomputedForNothing } from "./recomputed.ts";

const runs = Number(process.env["CLUSTER_RUNS"] ?? 100);
const seed = Number(process.env["CLUSTER_SEED"] ?? 20_261_121);

/** Runs in which the engine was wrong once, as fast-check names them (seed and path), with what was wrong. They are played first. */
const onceFailed: readonly {
  readonly seed: number;
  readonly path: string;
  readonly was: string;
}[] = [];

/** How the last RDD is kept between the two jobs; copies on two executors, on disk, as bytes, or not at all. */
const levels = [
  undefined,
  undefined,
  "MEMORY_ONLY",
  "MEMORY_ONLY_2",
  "MEMORY_AND_DISK",
  "MEMORY_AND_DISK_SER_2",
  "DISK_ONLY",
] as const;

const cases = fc.integer({ min: 2, max: 4 }).chain((workers) =>
  fc.record({
    workers: fc.constant(workers),
    cores: fc.integer({ min: 1, max: 3 }),
    lineage: lineages(),
    kept: fc.constantFrom(...levels),
    /** Of an executor's memory, as blocks of a few records see it: enough, or so little that they push each other out. */
    memory: fc.constantFrom("0.6", "0.6", "0.00001"),
    cost: fc.constantFrom(0, 5_000, 60_000),
    /** Between the two jobs, in ms: nothing, or long enough for silence to be noticed and for executors to be replaced. */
    pause: fc.constantFrom(0, 0, 200_000),
    allocation: fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: allocations },
    ),
    faults: fc.array(clusterFaults(workers), { maxLength: 3, size: "max" }),
    seed: fc.nat(99_999),
  }),
);

type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

/** A job with results of a stage that may come out otherwise, and had to be computed again, ends so in Spark, too (recorded in rollback). */
const isGivenUp = (error: unknown): boolean =>
  /with indeterminate output was failed and retried\. However, Spark cannot rollback/.test(
    String(error),
  );

const mayComeOutOtherwise = (event: TracedEvent): boolean =>
  event.kind === "SparkListenerStageSubmitted" &&
  event.stageInfo.shuffleId !== undefined &&
  event.stageInfo.rddInfos[0]?.outputDeterministicLevel === "INDETERMINATE";

/** Runs a case to its end, and finds fault with it if it can. */
async function trial(drawn: Case, policies?: Policies): Promise<readonly TracedEvent[]> {
  const { workers, cores, lineage, kept, memory, cost, pause, allocation, faults } = drawn;
  const simulation = simulate(standalone({ workers, cores, memory: "4g" }), {
    seed: drawn.seed,
    check: true,
    faults: faults.filter((fault) => fault.kind !== "fail task"),
  });
  const options = {
    // Two planned failures and three lost executors may hit one task.
    conf: {
      "spark.task.maxFailures": 8,
      "spark.memory.fraction": memory,
      ...(allocation === undefined ? {} : allocationConf(allocation)),
    },
    faults: faults.filter((fault) => fault.kind === "fail task"),
    ...(policies === undefined ? {} : { policies }),
  };
  const app = simulation.submit(options, async (spark) => {
    await spark.sleep(2_500);
    const rdds = build(spark.sparkContext, lineage, undefined, () => cost);
    const last = rdds[rdds.length - 1];
    if (last === undefined) return [];
    if (kept !== undefined) last.persist(StorageLevels[kept]);
    await last.count();
    await spark.sleep(pause);
    const records = await last.collect();
    await spark.sleep(200_000);
    return records;
  });
  await simulation.run();
  if (isGivenUp(app.error)) {
    expect(app.events.some(mayComeOutOtherwise), inWords(lineage)).toBe(true);
    return app.events;
  }
  expect(app.error, inWords(lineage)).toBeUndefined();
  expect(asMultiset(app.result as Pair[])).toEqual(asMultiset(recordsOf(lineage).at(-1) ?? []));
  expect(simulation.runs.every((run) => run.runtime?.tasks.hasRunning !== true)).toBe(true);
  expect(recomputedForNothing(app.events), inWords(lineage)).toEqual([]);
  if (allocation !== undefined)
    expect(outOfBounds(app.events, allocation), inWords(lineage)).toEqual([]);
  return app.events;
}

test(
  `${runs} random clusters under faults answer as the model does, and compute again only what was lost`,
  { timeout: 3_000_000 },
  async () => {
    const seen = Object.fromEntries(Object.keys(happened).map((what) => [what, 0]));
    await fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        const events = await trial(drawn);
        for (const [what, holds] of Object.entries(happened))
          if (events.some(holds)) seen[what] = (seen[what] ?? 0) + 1;
      }),
      {
        numRuns: runs,
        seed,
        examples: onceFailed.flatMap(({ seed, path }) =>
          fc.sample(cases, { seed, path, numRuns: 1 }).map((one): [Case] => [one]),
        ),
      },
    );
    for (const [what, times] of Object.entries(seen))
      expect(times, what).toBeGreaterThan(runs / 200);
  },
);

const ended = (event: TracedEvent, reason: string): boolean =>
  event.kind === "SparkListenerTaskEnd" && event.reason.kind === reason;
const said = (event: TracedEvent, logger: string, text: RegExp): boolean =>
  event.kind === "LogLine" && event.logger === logger && text.test(event.text);

/** What faults must lead to often enough, or the runs show nothing. */
const happened: Readonly<Record<string, (event: TracedEvent) => boolean>> = {
  "a stage was tried again": (event) =>
    event.kind === "SparkListenerStageSubmitted" && event.stageInfo.attemptNumber > 0,
  "an executor was lost": (event) => said(event, "TaskSchedulerImpl", /^Lost executor /),
  "an executor fell silent": (event) => said(event, "HeartbeatReceiver", /^Removing executor /),
  "a task failed": (event) => ended(event, "ExceptionFailure"),
  "a fetch failed": (event) => ended(event, "FetchFailed"),
  "a finished task was resubmitted": (event) => ended(event, "Resubmitted"),
  "an idle executor was given back": (event) => said(event, "ExecutorAllocationManager", /idle/),
  "executors were asked for": (event) => event.kind === "RequestExecutors" && event.total > 0,
  "a block found no room": (event) => said(event, "MemoryStore", /^Not enough space|selected for/),
};

describe("the runs tell a wrong engine", () => {
  test.each<[string, Policies]>([
    [
      "that runs every map task again when one is lost",
      { mapTasksToResubmit: (outputs) => outputs.map(({ mapIndex }) => mapIndex) },
    ],
    ["that gives up at the first failure", { afterFailure: () => "abort" }],
    [
      "that asks for an executor for each task at once, whatever its bounds",
      {
        targetExecutors: ({ pendingTasks, runningTasks }) => ({
          target: pendingTasks + runningTasks,
          step: 1,
        }),
      },
    ],
  ])("%s", async (_what, policies) => {
    const all = fc.asyncProperty(cases, async (drawn) => void (await trial(drawn, policies)));
    await expect(
      fc.assert(all, { numRuns: 200, seed: 20_261_121, endOnFailure: true }),
    ).rejects.toThrow("Property failed");
  });
});
