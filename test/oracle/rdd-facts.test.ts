/**
 * The facts about RDDs that real Spark showed (RddFacts.scala), and the engine beside them.
 *
 * In Spark: spark-shell 3.5.3, local[2]. Which calls look at a missing path is a law of chapter 12. Left out on purpose: the length at which
 * a stack overflows; it is the JVM's, and the engine has no such limit.
 */
import { describe, expect, test } from "vitest";
import { local, StorageLevels, submit, type SparkContext } from "#engine/index";
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
