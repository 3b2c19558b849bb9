/** Accumulators: classes of the program's own, refusals, merges that throw. In Spark: AccumulatorV2Suite, AccumulatorSuite. */
import { expect, test } from "vitest";
import { local, standalone, submit, type LongAccumulator, type SparkContext } from "#engine/index";
import { Words, wordsOf } from "../oracle/programs/counting.ts";

const clusters = [local("local[2]"), standalone({ workers: 2, cores: 1, memory: "2g" })];

/** What a program on a small cluster answers. */
async function answered<T>(main: (sc: SparkContext) => Promise<T>): Promise<T> {
  const app = await submit(local("local[2]"), {}, (spark) => main(spark.sparkContext));
  if (app.error !== undefined) throw app.error;
  return app.result as T;
}

const refusal = (use: () => unknown): string => {
  try {
    return `works: ${String(use())}`;
  } catch (error) {
    return String(error);
  }
};

test.each(clusters)("a class of the program's own gathers what tasks add", async (cluster) => {
  const app = await submit(cluster, { seed: 3 }, async (spark) => {
    const words = new Words();
    spark.sparkContext.register(words, "words");
    await wordsOf(spark.sparkContext, "to be or not to be", words);
    return [...words.value].toSorted();
  });
  expect(app.result).toEqual(["be", "not", "or", "to"]);
  expect(app.eventLog()).toContain('"Name":"words"');
});

test("an accumulator is registered once, and before it is sent", async () => {
  const said = await answered(async (sc) => {
    const [raw, known] = [new Words(), sc.longAccumulator("known")];
    return [
      String(raw),
      refusal(() => raw.id),
      refusal(() => sc.register(known)),
      refusal(() => known.merge(sc.doubleAccumulator())),
      await wordsOf(sc, "a", raw).catch(String),
    ];
  });
  expect(said).toEqual([
    "Un-registered Accumulator: Words",
    "IllegalStateException: The metadata of this accumulator has not been assigned yet.",
    "IllegalStateException: Cannot register an Accumulator twice.",
    "UnsupportedOperationException: Cannot merge org.apache.spark.util.LongAccumulator with org.apache.spark.util.DoubleAccumulator",
    "SparkException: Task not serializable\nCaused by: java.lang.UnsupportedOperationException: Accumulator must be registered before send to executor",
  ]);
});

test("a merge that throws is told, and the job goes on", async () => {
  const app = await submit(local("local[2]"), {}, async (spark) => {
    const sc = spark.sparkContext;
    const words = new Words();
    sc.register(words, "words");
    words.merge = () => {
      throw new Error("no");
    };
    await wordsOf(sc, "a b", words);
    return words.value.size;
  });
  expect(app.result).toBe(0);
  expect(app.logs.map((line) => line.text).join("\n")).toMatch(
    /Failed to update accumulator 0 \(Words\) for task \d/,
  );
});

test("average and count stand beside the sum", async () => {
  const acc = await answered(async (sc) => {
    const made: LongAccumulator = sc.longAccumulator();
    for (const value of [1, 2, 6]) made.add(value);
    return made;
  });
  expect([acc.sum, acc.count, acc.avg, acc.isZero]).toEqual([9, 3, 3, false]);
});
