/**
 * The facts about RDDs that real Spark showed (RddFacts.scala), and the engine beside them.
 *
 * In Spark: spark-shell 3.5.3, local[2]. Which calls look at a missing path is a law of chapter 12. Left out on purpose: the length at which
 * a stack overflows; it is the JVM's, and the engine has no such limit.
 */
import { describe, expect, test } from "vitest";
import {
  JavaError,
  local,
  simulate,
  standalone,
  StorageLevels,
  submit,
  type SparkContext,
} from "#engine/index";
import { chained } from "../harness/generators/chains.ts";
import { waitsOnMissingPath } from "../harness/generators/missing-paths.ts";
import { rddFacts } from "./rdd-facts.ts";

const seenOf = (kind: string, name: string): string =>
  rddFacts.facts.find((fact) => fact.kind === kind && fact.name === name)?.seen ?? "not recorded";

async function ran<T>(main: (sc: SparkContext) => Promise<T>): Promise<T> {
  const app = await submit(local("local[2]"), { callSites: false }, (spark) =>
    main(spark.sparkContext),
  );
  return app.result;
}

test("the recording is of Spark 3.5.3, and each of its calls on a missing path is tried", () => {
  expect(rddFacts.spark).toBe("3.5.3");
  expect(waitsOnMissingPath.length).toBeGreaterThanOrEqual(40);
  expect(waitsOnMissingPath.filter(({ waits }) => waits).length).toBeGreaterThanOrEqual(20);
});

describe("a collection that changes", () => {
  const cases = ["before the first action", "after the first action", "after getNumPartitions"];
  test.each(cases)("%s", async (when) => {
    const answer = await ran(async (sc) => {
      const numbers = [1, 2, 3, 4];
      const rdd = sc.parallelize(numbers, 2);
      if (when === "after getNumPartitions") rdd.getNumPartitions();
      numbers[0] = 100;
      if (when !== "after the first action") return rdd.collect();
      await rdd.collect();
      numbers[1] = 200;
      return rdd.collect();
    });
    expect(answer.join(",")).toBe(seenOf("a collection that changes", when));
  });
});

describe("a function that changes its records", () => {
  const cases = ["not persisted", "MEMORY_ONLY", "MEMORY_ONLY_SER", "DISK_ONLY"];
  test.each(cases)("%s", async (level) => {
    const answer = await ran(async (sc) => {
      const cells = sc.parallelize([[1], [2]], 1);
      if (level !== "not persisted") cells.persist(StorageLevels[level as "DISK_ONLY"]);
      await cells.count();
      await cells
        .map((cell) => {
          cell[0] = (cell[0] as number) + 10;
          return cell[0];
        })
        .collect();
      return cells.collect();
    });
    expect(answer.join(",")).toBe(seenOf("a function that changes its records", level));
  });
});

describe("a pattern of paths", () => {
  const names =
    "a1.txt a2.txt b1.txt b2.csv .hidden _SUCCESS sub/c1.txt sub/d1.txt other/e1.txt".split(" ");

  test.each(rddFacts.facts.filter(({ kind }) => kind === "a pattern of paths"))(
    "$name",
    async ({ name, seen }) => {
      const simulation = simulate(local("local[2]"), { callSites: false });
      for (const file of names)
        simulation.world.files.write(`/DIR/${file}`, new TextEncoder().encode(file));
      const paths = name.replaceAll(/(^|,)(?![^{]*\})/g, "$1/DIR/");
      const app = simulation.submit({}, (spark) => spark.sparkContext.textFile(paths, 1).collect());
      await simulation.run();
      const text =
        app.error instanceof JavaError
          ? `${app.error.className}: ${app.error.message}`.replaceAll("/DIR", "DIR")
          : app.result.join(",");
      // The files of a folder come in the order of the file system; those that fit a pattern come sorted.
      const steady = (list: string): string => list.split(",").toSorted().join(",");
      expect(app.error === undefined ? steady(text) : text).toBe(
        app.error === undefined ? steady(seen) : seen,
      );
    },
  );
});

describe("a large task", () => {
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
  const pairs = (count: number): [number, number][] => upTo(count).map((n) => [n, n]);
  const cases: Record<string, (sc: SparkContext) => Promise<number>> = {
    "200000 numbers in 1 partition": (sc) => sc.parallelize(upTo(200_000), 1).count(),
    "255000 numbers in 1 partition": (sc) => sc.parallelize(upTo(255_000), 1).count(),
    "600000 numbers in 2 partitions": (sc) => sc.parallelize(upTo(600_000), 2).count(),
    "600000 numbers in 2 partitions, mapped, united with 10": (sc) =>
      sc
        .parallelize(upTo(600_000), 2)
        .map((n) => n + 1)
        .union(sc.parallelize(upTo(10), 1))
        .count(),
    "200000 halves in 1 partition": (sc) =>
      sc
        .parallelize(
          upTo(200_000).map((n) => n + 0.5),
          1,
        )
        .count(),
    "30000 texts of 40 letters in 1 partition": (sc) =>
      sc
        .parallelize(
          upTo(30_000).map((n) => String(n).padStart(40, "0")),
          1,
        )
        .count(),
    "60000 pairs of numbers in 1 partition": (sc) => sc.parallelize(pairs(60_000), 1).count(),
    "300000 pairs of numbers in 2 partitions, reduced": (sc) =>
      sc
        .parallelize(pairs(300_000), 2)
        .reduceByKey((a, b) => a + b, 2)
        .count(),
    "a range of 1000000 in 1 partition": (sc) => sc.range(0, 1_000_000, 1, 1).count(),
  };
  const told = (warning: string): [text: string, kib: number] => [
    warning.replace(/\d+ KiB\)/, "… KiB)"),
    Number(/\((\d+) KiB/.exec(warning)?.[1] ?? 0),
  ];

  test.each(rddFacts.facts.filter(({ kind }) => kind === "a large task"))(
    "$name",
    async ({ name, seen }) => {
      const app = await submit(local("local[2]"), { callSites: false }, (spark) =>
        cases[name]?.(spark.sparkContext),
      );
      const warnings = app.events.flatMap((event) =>
        event.kind === "LogLine" && event.logger === "TaskSetManager" && event.level === "WARN"
          ? [event.text.replace(/Stage \d+ /, "Stage N ")]
          : [],
      );
      const [spark, ours] = [told(seen), told(warnings.join("; ") || "quiet")];
      expect(ours[0]).toBe(spark[0]);
      expect(Math.abs(ours[1] - spark[1])).toBeLessThanOrEqual(2);
    },
  );

  test.each(rddFacts.facts.filter(({ kind }) => kind === "a task too large for a message"))(
    "for a message: $name",
    async ({ name, seen }) => {
      const app = await submit(
        standalone({ workers: 1, cores: 1, memory: "2g" }),
        { callSites: false, conf: { "spark.rpc.message.maxSize": 1 } },
        (spark) =>
          spark.sparkContext
            .parallelize(upTo(300_000), name.endsWith("1 partition") ? 1 : 2)
            .count(),
      );
      const [outcome = ""] = String(
        app.error instanceof JavaError
          ? `${app.error.className}: ${app.error.message}`
          : app.result,
      ).split("\n", 1);
      const bytes = (text: string): number => Number(/was (\d+) bytes/.exec(text)?.[1] ?? 0);
      const plain = (text: string): string =>
        text.replace(/was \d+ bytes/, "was … bytes").replace(/\s*Driver stacktrace:?$/, "");
      expect(plain(outcome)).toBe(plain(seen));
      expect(Math.abs(bytes(outcome) - bytes(seen))).toBeLessThan(2048);
    },
  );
});

describe("a chain of map", () => {
  test.each([10, 100])("of %i steps answers as real Spark does", async (steps) => {
    const answer = await ran((sc) => chained(sc.parallelize([1, 2, 3], 1), steps).collect());
    expect(answer.join(",")).toBe(seenOf("a chain of map", String(steps)));
  });

  test("of 100 000 steps runs here; real Spark's stack overflows from 1000 on, unless one checkpoints", async () => {
    const answer = await ran((sc) => chained(sc.parallelize([1, 2, 3], 1), 100_000).collect());
    expect(answer).toEqual([100_001, 100_002, 100_003]);
    for (const steps of ["1000", "10000", "100000"])
      expect(seenOf("a chain of map", steps)).toContain("StackOverflowError");
    const cut = seenOf("a chain of map", "10000, with a checkpoint at every 100th");
    expect(cut).toBe("10001,10002,10003");
  });
});
