/** Partial results: intervals as Spark 3.5.3's own evaluators gave them, quantiles and draws as Apache Commons Math gave them, and what a time that is over does. */
import { describe, expect, test } from "vitest";
import { eventsOf, local, submit, type BoundedDouble, type RDD } from "../../engine/index.ts";
import {
  normalQuantile,
  poissonQuantile,
  studentQuantile,
} from "../../engine/foundation/quantiles.ts";
import { Well19937c, poisson } from "../../engine/foundation/well-random.ts";
import {
  countEvaluator,
  groupedCountEvaluator,
  meanEvaluator,
  sumEvaluator,
} from "../../engine/rdd/partial-result.ts";
import { addValue, noMoments, type Moments } from "../../engine/rdd/stat-counter.ts";

const momentsOf = (values: readonly number[]): Moments =>
  values.reduce((moments, value) => addValue(moments, value), noMoments());
const shown = ({ mean, confidence, low, high }: BoundedDouble): string =>
  [mean, confidence, low, high].map((each) => each.toPrecision(8)).join(" ");
const spark = (...parts: readonly number[]): string =>
  parts.map((each) => each.toPrecision(8)).join(" ");

describe("evaluators", () => {
  test("a count of some partitions is extrapolated as in Spark", () => {
    const evaluator = countEvaluator(4, 0.95);
    expect(evaluator.currentResult()).toMatchObject({ low: 0, high: Infinity });
    evaluator.merge(0, 10);
    expect(shown(evaluator.currentResult())).toBe(spark(40, 0.95, 30, 51));
    evaluator.merge(1, 12);
    expect(shown(evaluator.currentResult())).toBe(spark(44, 0.95, 35, 54));
    evaluator.merge(2, 9);
    evaluator.merge(3, 9);
    expect(evaluator.currentResult()).toEqual({ mean: 40, confidence: 1, low: 40, high: 40 });
  });

  test.each([
    [
      meanEvaluator,
      spark(5, 0.95, -Infinity, Infinity),
      spark(4.375, 0.95, -1.1895432350815769, 9.939543235081576),
      spark(36.883116883116884, 0.95, 33.393632064084706, 40.37260170214906),
    ],
    [
      sumEvaluator,
      spark(20, 0.95, -Infinity, Infinity),
      spark(35, 0.95, -12.895552564592862, 82.89555256459286),
      spark(7573.333333333334, 0.95, 6948.356771325387, 8198.309895341281),
    ],
  ])("%o answers of one value, of four and of many what Spark's does", (make, one, four, many) => {
    const evaluator = make(4, 0.95);
    expect(shown(evaluator.currentResult())).toBe(spark(0, 0, -Infinity, Infinity));
    evaluator.merge(0, momentsOf([5]));
    expect(shown(evaluator.currentResult())).toBe(one);
    evaluator.merge(1, momentsOf([1, 2.5, 9]));
    expect(shown(evaluator.currentResult())).toBe(four);
    evaluator.merge(2, momentsOf(Array.from({ length: 150 }, (_, at) => (at + 1) * 0.5)));
    expect(shown(evaluator.currentResult())).toBe(many);
  });

  test("counts by key know only keys that were seen", () => {
    const evaluator = groupedCountEvaluator<string>(2, 0.95);
    expect(evaluator.currentResult().size).toBe(0);
    evaluator.merge(0, [["a", 22]]);
    expect([...evaluator.currentResult().keys()]).toEqual(["a"]);
    evaluator.merge(1, [["b", 1]]);
    expect(evaluator.currentResult().get("b")).toEqual({ mean: 1, confidence: 1, low: 1, high: 1 });
  });
});

describe("Commons Math", () => {
  test("quantiles agree to ten digits", () => {
    for (const [upTo, x] of [
      [0.5, 0],
      [0.9, 1.2815515655446008],
      [0.975, 1.959963984540054],
      [0.025, -1.959963984540054],
    ] as const)
      expect(normalQuantile(upTo)).toBeCloseTo(x, 10);
    for (const [freedom, x, y] of [
      [1, 12.706204736174746, 0.3249196962337958],
      [2, 4.302652729698313, 0.28867513459482663],
      [3, 3.1824463048574763, 0.276670662331955],
      [7, 2.3646242515928266, 0.2631668613520295],
      [8, 2.3060041352042036, 0.2619210967488474],
      [100, 1.9839715183714557, 0.2540221824583299],
    ] as const) {
      expect(studentQuantile(freedom, 0.975)).toBeCloseTo(x, 8);
      expect(studentQuantile(freedom, 0.6)).toBeCloseTo(y, 10);
    }
    expect([0.025, 0.975].map((upTo) => poissonQuantile(30, upTo))).toEqual([20, 41]);
  });

  test("draws are the same bit for bit", () => {
    const first = (seed: bigint): number[] => {
      const random = new Well19937c(seed);
      return [random.nextDouble(), random.nextDouble(), random.next(32) | 0];
    };
    expect(first(42n)).toEqual([0.28813207678514097, 0.7223645124852498, -748438629]);
    expect(first(-1n)).toEqual([0.2395389662180223, 0.3934606808571868, 646549088]);
    expect(first(1234567890123n)).toEqual([0.9696172325604233, 0.25292487299249156, 1461055009]);
    const draws = (mean: number): number[] => {
      const draw = poisson(mean, new Well19937c(7n));
      return Array.from({ length: 12 }, draw);
    };
    expect(draws(0.5)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(draws(3.7)).toEqual([1, 4, 2, 1, 3, 5, 7, 3, 4, 5, 4, 7]);
    expect(draws(20)).toEqual([14, 22, 22, 28, 17, 15, 24, 15, 14, 23, 21, 19]);
  });
});

/** Four partitions of ten records, a second each, on two cores. */
const slow = (rdd: (n: number[], slices: number) => RDD<number>): RDD<number> =>
  rdd(
    Array.from({ length: 40 }, (_, at) => at),
    4,
  )
    .map((n) => n)
    .costing(100_000);

describe("a run", () => {
  test("countApprox answers when its time is over, and knows the whole later", async () => {
    const app = await submit(
      local("local[2]"),
      { name: "approximate" },
      async ({ sparkContext: sc }) => {
        const numbers = slow((data, slices) => sc.parallelize(data, slices));
        const early = await numbers.countApprox(1500);
        const late = await numbers.countApprox(60_000);
        return {
          early: [
            early.isInitialValueFinal,
            early.initialValue.mean,
            early.initialValue.confidence,
          ],
          whole: (await early.getFinalValue()).mean,
          late: [late.isInitialValueFinal, late.initialValue],
        };
      },
    );
    expect(app.error).toBeUndefined();
    expect(app.result).toEqual({
      early: [false, 40, 0.95],
      whole: 40,
      late: [true, { mean: 40, confidence: 1, low: 40, high: 40 }],
    });
  });

  test("a future action is cancelled while its job runs, and the job's end says so", async () => {
    const app = await submit(
      local("local[8]"),
      { name: "cancel" },
      async ({ sparkContext: sc }) => {
        const numbers = slow((data, slices) => sc.parallelize(data, slices));
        const future = numbers.countAsync();
        const first = await numbers.take(1);
        future.cancel();
        const told = await future.get().catch((error: unknown) => (error as Error).message);
        return [first, told, future.isCancelled, future.isCompleted, future.jobIds];
      },
    );
    expect(app.error).toBeUndefined();
    expect(app.result).toEqual([[0], "Job 0 cancelled ", true, true, [0]]);
    const ends = eventsOf(app.events, "SparkListenerJobEnd").map(({ jobResult }) => jobResult.kind);
    expect(ends).toContain("JobFailed");
  });
});
