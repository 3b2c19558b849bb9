/** Hash codes, slots and draws against golden values of the JVM and of Spark 3.5.3 (C1.35, C1.56, C2.17, C2.24, C11.5). */
import { describe, expect, test } from "vitest";
import { hashCode, nonNegativeMod } from "../../engine/foundation/hash-code.ts";
import { appendOnlyMapOrder } from "../../engine/foundation/map-order.ts";
import { JavaRandom } from "../../engine/foundation/random.ts";
import { local, submit } from "../../engine/index.ts";
import { bernoulli } from "../../engine/rdd/samplers.ts";

const golden: readonly (readonly [key: unknown, hash: number, of3: number, of10: number])[] = [
  ["", 0, 0, 0],
  ["a", 97, 1, 7],
  ["ab", 3105, 0, 5],
  ["hello", 99162322, 1, 2],
  ["Spark", 80085693, 0, 3],
  ["été", 227742, 0, 2],
  [-1.5, -1074266112, 0, 8],
  [3.14, 300063655, 1, 5],
  [1e10, 1644339295, 1, 5],
  [NaN, 2146959360, 0, 0],
  [-0, -2147483648, 1, 2],
  [-1, -1, 2, 9],
  [-1n, 0, 0, 0],
  [4294967296n, 1, 1, 1],
  [1234567890123n, 1912276436, 2, 6],
  [-9223372036854775808n, -2147483648, 1, 2],
  [-2147483648, -2147483648, 1, 2],
  [2147483647, 2147483647, 1, 7],
  [true, 1231, 1, 1],
  [false, 1237, 1, 7],
  [[1, 2], 1411956066, 0, 6],
  [[1n, 2n], 1411956066, 0, 6],
  [[1, 2, 3], -951605798, 1, 2],
  [[0, 0], -1107367767, 0, 3],
  [[null, 1], -441866706, 0, 4],
  [["a", 1], 128003929, 1, 9],
  [["a", "b"], -900438667, 2, 3],
  [["x", ["y", 2]], -1376281610, 1, 0],
  [[1.5, "z"], 1491949563, 0, 3],
];

describe("hash codes of the JVM", () => {
  test.each(golden)(
    "%o hashes to %d and lands in partition %d of 3, %d of 10",
    (key, hash, of3, of10) => {
      expect(hashCode(key)).toBe(hash);
      expect(nonNegativeMod(hash, 3)).toBe(of3);
      expect(nonNegativeMod(hash, 10)).toBe(of10);
    },
  );

  test("AppendOnlyMap hands keys out by slot, null first", () => {
    const keys = ["b", "a", "c", "d", "e", "zz", "yy"];
    const order = appendOnlyMapOrder(keys.map((key) => hashCode(key)));
    const odd = order
      .map((at) => keys[at] as string)
      .filter((key) => nonNegativeMod(hashCode(key), 2) === 1);
    expect(odd).toEqual(["e", "a", "c"]);
    expect(appendOnlyMapOrder([hashCode("b"), undefined, hashCode("a")])[0]).toBe(1);
  });
});

describe("draws of the JVM", () => {
  test.each([
    [
      12,
      3,
      4,
      [
        [4, 8, 9],
        [1, 5, 10],
        [2, 6, 11],
        [3, 7, 12],
      ],
    ],
    [
      7,
      2,
      3,
      [
        [1, 6],
        [2, 4, 7],
        [3, 5],
      ],
    ],
  ])(
    "repartition deals 1 to %d of %d partitions out to %d as Spark does",
    async (count, from, to, expected) => {
      const numbers = Array.from({ length: count }, (_, i) => i + 1);
      const app = await submit(local("local[2]"), {}, (spark) =>
        spark.sparkContext.parallelize(numbers, from).repartition(to).glom().collect(),
      );
      expect(app.result).toEqual(expected);
    },
  );

  test("takeSample's shuffle is java.util.Random's", () => {
    const random = new JavaRandom(42n);
    const items = Array.from({ length: 20 }, (_, i) => i + 1);
    for (let i = items.length - 1; i > 0; i -= 1) {
      const j = random.nextInt(i + 1);
      [items[i], items[j]] = [items[j] as number, items[i] as number];
    }
    expect(items).toEqual([16, 17, 15, 14, 6, 12, 18, 19, 9, 3, 7, 8, 4, 2, 20, 5, 13, 1, 10, 11]);
  });

  test.each([
    [0.5, 42n, [1, 2, 3, 9], [12, 13, 15, 16, 20]],
    [0.3, 42n, [4, 9], [12]],
    [0.3, 7n, [7], [12]],
  ] as const)("sample(%d, seed %d) keeps what Spark keeps", (fraction, seed, first, second) => {
    const seeds = new JavaRandom(seed);
    const kept = [0, 1].map((partition) => {
      const keep = bernoulli(fraction, seeds.nextLong());
      return Array.from({ length: 10 }, (_, i) => partition * 10 + i + 1).filter(
        (n) => keep(n) > 0,
      );
    });
    expect(kept).toEqual([first, second]);
  });
});
