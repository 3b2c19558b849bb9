/**
 * Pictures say what the events say: each attempt is a bar, each stage a box, each process a box, each message an arrow, and the
 * table beside a picture holds the same.
 *
 * In Spark: its UI beside its event log. Left out on purpose: taste; that was looked at.
 */
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Application,
  eventsOf,
  local,
  milliseconds,
  standalone,
  StorageLevels,
  submit,
  type TracedEvent,
} from "#engine/index";
import { chained } from "../harness/generators/chains.ts";
import { drawPicture } from "../../book/theme/pictures/picture.ts";
import { attemptsIn, jobsIn } from "../../book/theme/pictures/model.ts";
import { staysIn } from "../../book/theme/pictures/stored.ts";
import { messagesIn } from "../../book/theme/pictures/sequence.ts";
import { timeAxis } from "../../book/theme/pictures/time-axis.ts";
import { pictureKinds, type PictureKind } from "../../book/theme/pictures/kinds.ts";

const jobIsOver = (event: TracedEvent): boolean => event.kind === "SparkListenerJobEnd";

/** Two jobs over one shuffle; an executor is lost between them. */
const run = (): Promise<Application<unknown>> =>
  submit(
    standalone({ workers: 3, cores: 2, memory: "2g" }),
    {
      seed: 7,
      submitHost: "laptop",
      faults: [
        {
          kind: "kill executor",
          executor: "1",
          when: { after: jobIsOver, nth: 2, delay: milliseconds(50) },
        },
      ],
    },
    async (spark) => {
      await spark.sleep(2000);
      const sums = spark.sparkContext
        .range(0, 60, 1, 6)
        .map((n): [number, number] => [n % 5, n])
        .reduceByKey((a, b) => a + b, 3);
      await sums.count();
      await sums.count();
      await spark.sleep(3000);
      await sums.count();
    },
  );

/** An RDD of blocks too many for memory, another that pushes them out, one with a level that has the disk; then an executor dies. */
const storing = (): Promise<Application<unknown>> =>
  submit(
    standalone({ workers: 2, cores: 1, memory: "2g" }),
    {
      seed: 7,
      conf: { "spark.memory.fraction": 0.011, "spark.executor.memory": "1g" },
      faults: [
        {
          kind: "kill executor",
          executor: "1",
          when: { after: jobIsOver, nth: 3, delay: milliseconds(50) },
        },
      ],
    },
    async (spark) => {
      const sc = spark.sparkContext;
      await spark.sleep(2000);
      const heavy = (count: number) =>
        sc.range(0, count, 1, count).map((n) => String(n % 10).repeat(1_500_000));
      const first = heavy(6).cache();
      await first.count();
      const second = heavy(9).persist(StorageLevels.MEMORY_AND_DISK);
      await second.count();
      first.unpersist();
      await second.count();
      await spark.sleep(3000);
    },
  );

let app: Application<unknown>;
let stored: Application<unknown>;
beforeAll(async () => {
  [app, stored] = [await run(), await storing()];
});

/** A run in which each kind has something to draw. */
const runFor = (kind: PictureKind): Application<unknown> =>
  kind === "blocks" || kind === "memory" ? stored : app;

const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>((?:<td>[^]*?<\/td>)+)<\/tr>/g)].map(([, cells = ""]) =>
    [...cells.matchAll(/<td>([^]*?)<\/td>/g)].map(([, cell = ""]) => cell),
  );

test("every picture is an image with a title, a description and a table, and its elements are closed", () => {
  for (const kind of pictureKinds)
    for (const language of ["en", "ko"] as const) {
      const html = drawPicture(kind, runFor(kind).events, language, "x");
      expect(html).toMatch(/<svg [^>]*role="img" aria-labelledby="[a-z]+-x-t [a-z]+-x-d"/);
      expect(html).toMatch(
        /<title id="[a-z]+-x-t">[^<]+<\/title><desc id="[a-z]+-x-d">[^<]+<\/desc>/,
      );
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
      const open: string[] = [];
      for (const [, close, name = "", empty] of html.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gi)) {
        if (close === "/") expect(open.pop()).toBe(name);
        else if (empty !== "/") open.push(name);
      }
      expect(open).toEqual([]);
      expect(rowsOf(html).length).toBeGreaterThan(3);
    }
});

test("the same run draws the same pictures", async () => {
  const [again, storedAgain] = [await run(), await storing()];
  for (const kind of pictureKinds) {
    const other = runFor(kind) === app ? again : storedAgain;
    expect(drawPicture(kind, other.events, "en", "x")).toBe(
      drawPicture(kind, runFor(kind).events, "en", "x"),
    );
  }
});

describe("the stages picture", () => {
  test("has a box for each stage of each job, dashed where it was skipped", () => {
    const html = drawPicture("stages", app.events, "en", "x");
    const boxes = jobsIn(app.events).flatMap(({ stages }) => stages);
    expect(html.match(/<g class="stage/g)).toHaveLength(boxes.length);
    expect(html.match(/<g class="stage skipped"/g)).toHaveLength(
      boxes.filter(({ attempts }) => attempts === 0).length,
    );
    expect(boxes.filter(({ attempts }) => attempts === 0)).toHaveLength(1);
    expect(rowsOf(html).map((row) => [row[0], row[5], row[6]])).toEqual([
      ["0", "6", "ran"],
      ["0", "3", "ran"],
      ["1", "0", "skipped"],
      ["1", "3", "ran"],
      ["2", "2", "ran"],
      ["2", "3", "ran"],
    ]);
  });
});

test("the stages picture counts what it does not draw of a long chain", async () => {
  const long = await submit(local("local"), { seed: 1, callSites: false }, ({ sparkContext }) =>
    chained(sparkContext.parallelize([1], 1), 100_000).collect(),
  );
  const html = drawPicture("stages", long.events, "en", "x");
  expect(html.length).toBeLessThan(30_000);
  expect(html.match(/class="chip"/g)).toHaveLength(24);
  expect(html).toContain("… 99978 more");
});

describe("the timeline", () => {
  test("has one bar and one row for each task attempt", () => {
    const html = drawPicture("timeline", app.events, "en", "x");
    const attempts = eventsOf(app.events, "SparkListenerTaskStart").length;
    expect(attemptsIn(app.events)).toHaveLength(attempts);
    expect(html.match(/<g class="bar /g)).toHaveLength(attempts);
    expect(rowsOf(html)).toHaveLength(attempts);
    expect(html).toContain("✝ gone");
  });

  test("marks attempts that failed, with a word in the table", async () => {
    const failing = await submit(
      local("local[2,2]"),
      { seed: 1, faults: [{ kind: "fail task", partition: 1, attempts: 1 }] },
      (spark) => spark.sparkContext.parallelize([1, 2, 3], 3).count(),
    );
    const html = drawPicture("timeline", failing.events, "en", "x");
    expect(html.match(/<g class="bar bad"/g)).toHaveLength(1);
    expect(rowsOf(html).map((row) => row.at(-1))).toEqual(
      expect.arrayContaining(["failed", "succeeded"]),
    );
  });

  test("keeps the order of instants, and folds a stretch in which nothing runs", () => {
    const axis = timeAxis(
      { from: 0, to: 1000 },
      [
        { from: 10, to: 40 },
        { from: 900, to: 990 },
      ],
      0,
      400,
    );
    expect(axis.folds.map(({ from, to }) => [from, to])).toEqual([[40, 900]]);
    const places = Array.from({ length: 101 }, (_, index) => axis.xOf(index * 10));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(Math.round(places[100] ?? 0)).toBe(400);
  });
});

test("the cluster picture has each process on its machine, and marks the one that died", () => {
  const rows = rowsOf(drawPicture("cluster", app.events, "en", "x")).map(
    ([host, process, , , to]) => [host, process, (to ?? "").includes("gone")],
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      ["laptop", "driver", false],
      ["master", "Master", false],
    ]),
  );
  expect(rows.filter(([, process]) => String(process).startsWith("executor"))).toHaveLength(4);
  expect(rows.filter(([, , gone]) => gone)).toEqual([[expect.any(String), "executor 1", true]]);
});

test("the sequence loses no message: its numbers add up to the events", () => {
  const launched = eventsOf(app.events, "LaunchTask").length;
  const drawn = messagesIn(app.events).filter(({ kind }) => kind === "LaunchTask");
  expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(launched);
  const phases = messagesIn(app.events).map(({ phase }) => phase);
  expect(phases).toEqual(phases.toSorted((a, b) => a - b));
  expect(new Set(phases).size).toBe(4);
});

describe("the pictures of storage", () => {
  /** What an executor holds in memory at an instant, added up from its updates alone. */
  const heldAt = (executor: string, at: number): number => {
    const sizes = new Map<string, number>();
    for (const event of stored.events) {
      if (event.at > at) break;
      if (event.kind === "SparkListenerUnpersistRDD")
        for (const block of sizes.keys())
          if (block.startsWith(`rdd_${event.rddId}_`)) sizes.delete(block);
      if (event.kind !== "SparkListenerBlockUpdated" || !event.blockId.startsWith("rdd_")) continue;
      if (event.blockManagerId.executorId !== executor) continue;
      sizes.set(event.blockId, event.storageLevel.useMemory ? event.memSize : 0);
    }
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  };

  test("have a bar and a row for each stay of a block, and tell how each ended", () => {
    const stays = staysIn(stored.events);
    const html = drawPicture("blocks", stored.events, "en", "x");
    expect(html.match(/<g class="bar /g)).toHaveLength(stays.length);
    expect(rowsOf(html)).toHaveLength(stays.length);
    const ends = new Set(stays.map(({ end }) => end));
    expect([...ends].toSorted()).toEqual(["dropped", "kept", "lost", "moved", "unpersisted"]);
    expect(stays.some(({ disk, memory }) => disk > 0 && memory === 0)).toBe(true);
    const updates = eventsOf(stored.events, "SparkListenerBlockUpdated").filter(
      ({ blockId, storageLevel }) =>
        blockId.startsWith("rdd_") && (storageLevel.useMemory || storageLevel.useDisk),
    );
    expect(new Set(stays.map(({ block }) => block))).toEqual(
      new Set(updates.map(({ blockId }) => blockId)),
    );
  });

  test("add up to what the executor holds, at each instant", () => {
    const stays = staysIn(stored.events);
    const ends = eventsOf(stored.events, "SparkListenerBlockManagerRemoved");
    const lost = ends[0]?.at ?? 0;
    const instants = stays.flatMap(({ from, to }) => [from, to ?? from]).filter((at) => at < lost);
    expect(instants.length).toBeGreaterThan(10);
    for (const executor of ["0", "1"])
      for (const at of instants) {
        const held = stays.filter(
          (one) => one.executor === executor && one.from <= at && (one.to ?? Infinity) > at,
        );
        expect(held.reduce((sum, { memory }) => sum + memory, 0)).toBe(heldAt(executor, at));
      }
  });
});

test("a run without a job has no timeline, and says so", async () => {
  const idle = await submit(local("local"), { seed: 1 }, () => 1);
  expect(drawPicture("timeline", idle.events, "en", "x")).toContain("nothing to draw");
});
