/** Properties of draws and choices over any data, partitions and seeds: what holds whatever the dice say, and what plain arrays say. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { local, submit, type SparkContext } from "../../engine/index.ts";

const cases = fc.record({
  data: fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 30 }),
  slices: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer({ min: -1000, max: 1000 }),
});
const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** What a program answers on a small local cluster. */
async function ran<R>(main: (sc: SparkContext) => Promise<R>): Promise<R> {
  const app = await submit(local("local[3]"), { name: "choices" }, (spark) =>
    main(spark.sparkContext),
  );
  if (app.error !== undefined) throw app.error;
  return app.result as R;
}

const holds = (
  check: (sc: SparkContext, one: { data: number[]; slices: number; seed: number }) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(cases, (one) => ran((sc) => check(sc, one))),
    { numRuns: 60, seed: 20261121 },
  );

test("the parts of a random split are disjoint and hold everything, in order within each partition", () =>
  holds(async (sc, { data, slices, seed }) => {
    const rdd = sc.parallelize(data, slices).zipWithIndex();
    const parts = await Promise.all(
      rdd.randomSplit([1, 0, 2.5], seed).map((part) => part.collect()),
    );
    const places = parts.map((part) => part.map(([, at]) => at));
    expect(sorted(places.flat())).toEqual(data.map((_, at) => at));
    expect(places[1]).toEqual([]);
    for (const part of places) expect(part).toEqual(sorted(part));
  }));

test("a sample is drawn again by its seed, and takeSample has exactly as many as were asked", () =>
  holds(async (sc, { data, slices, seed }) => {
    const rdd = sc.parallelize(data, slices).zipWithIndex();
    const [once, again] = [rdd.sample(false, 0.3, seed), rdd.sample(false, 0.3, seed)];
    expect(await again.collect()).toEqual(await once.collect());
    const taken = (await rdd.takeSample(false, 7, seed)).map(([, at]) => at);
    expect(taken).toHaveLength(Math.min(7, data.length));
    expect(new Set(taken).size).toBe(taken.length);
    expect(await rdd.takeSample(true, 7, seed)).toHaveLength(data.length === 0 ? 0 : 7);
  }));

test("sets, extremes and buckets are those of plain arrays", () =>
  holds(async (sc, { data, slices, seed }) => {
    const other = data.slice(0, 9).map((n) => n + (seed % 5));
    const [left, right] = [sc.parallelize(data, slices), sc.parallelize(other, 2)];
    expect(sorted(await left.subtract(right).collect())).toEqual(
      sorted(data.filter((n) => !other.includes(n))),
    );
    expect(sorted(await left.intersection(right).collect())).toEqual(
      sorted([...new Set(data.filter((n) => other.includes(n)))]),
    );
    expect(await left.takeOrdered(4)).toEqual(sorted(data).slice(0, 4));
    expect(await left.top(3)).toEqual(sorted(data).reverse().slice(0, 3));
    const inside = data.filter((n) => n >= -10 && n <= 10).length;
    const buckets = await left.histogram([-10, -1, 0, 10]);
    expect(buckets.reduce((sum, n) => sum + n, 0)).toBe(inside);
    expect(await left.sum()).toBe(data.reduce((sum, n) => sum + n, 0));
  }));

test("without a seed the run's own chance draws: the same run draws the same, two draws differ", async () => {
  const draw = (): Promise<number[][]> =>
    ran(async (sc) => {
      const rdd = sc.range(0, 200, 1, 2);
      return [await rdd.sample(false, 0.5).collect(), await rdd.sample(false, 0.5).collect()];
    });
  const [first, again] = [await draw(), await draw()];
  expect(again).toEqual(first);
  expect(first[0]).not.toEqual(first[1]);
});
