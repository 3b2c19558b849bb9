/**
 * Thirty behaviours of closures that are shipped as copies: 11 to 20. A program like `cases-01.ts`; what it imports from `modules/` lives
 * once an executor.
 */
import { stringify } from "fast-check";
import type { Rdd } from "../toy-spark.ts";
import { type Case, same, thrownBy } from "./check.ts";
import { isMain, report } from "./main.ts";
import { cached, count, firstTime, tally, total } from "./modules/tally.ts";

const offset = 100;
const scaled = (x: number): number => x * 2 + offset;

function addAll(xs: readonly number[]): number {
  return xs.reduce((sum, x) => sum + scaled(x), 0);
}
function isEven(n: number): boolean {
  return n === 0 || isOdd(n - 1);
}
function isOdd(n: number): boolean {
  return n !== 0 && isEven(n - 1);
}
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

const eleven: Case = [
  "11 closures inside closures carry what the outer ones captured",
  (sc) => {
    const [a, b] = [1, 10];
    const adder = (x: number) => (y: number) => (z: number) => a * x + b * y + z;
    same(
      sc
        .parallelize([1, 2])
        .map((x) => [5, 6].map((y) => adder(x)(y)(offset)))
        .collect(),
      [
        [151, 161],
        [152, 162],
      ],
    );
    const nested = sc
      .parallelize([1, 2])
      .map(adder(3))
      .map((f) => f(1));
    same(nested.collect(), [14, 24]);
  },
];

const twelve: Case = [
  "12 helpers outside go along with their constants, also by name",
  (sc) => {
    same(sc.parallelize([1, 2]).map(scaled).collect(), [102, 104]);
    same(
      sc
        .parallelize([1, 2])
        .map((x) => addAll([x, x]))
        .collect(),
      [204, 208],
    );
  },
];

const thirteen: Case = [
  "13 recursion and mutual recursion",
  (sc) => {
    const fibonacci = (n: number): number => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));
    function ping(n: number): string {
      return n === 0 ? "" : `i${pong(n - 1)}`;
    }
    function pong(n: number): string {
      return n === 0 ? "" : `o${ping(n - 1)}`;
    }
    same(sc.parallelize([1, 5, 10]).map(fibonacci).collect(), [1, 5, 55]);
    same(
      sc
        .parallelize([3, 4])
        .map((n) => [isEven(n), isOdd(n), factorial(n)])
        .collect(),
      [
        [false, true, 6],
        [true, false, 24],
      ],
    );
    same(sc.parallelize([3]).map(ping).collect(), ["ioi"]);
  },
];

const fourteen: Case = [
  "14 loop variables: let is new in each round, var is one",
  (sc) => {
    const lets = [];
    const vars = [];
    for (let i = 0; i < 3; i += 1) lets.push(sc.parallelize([10], 1).map((x) => x + i));
    for (var j = 0; j < 3; j += 1) vars.push(sc.parallelize([10], 1).map((x) => x + j));
    same(
      lets.map((rdd) => rdd.collect()[0]),
      [10, 11, 12],
    );
    same(
      vars.map((rdd) => rdd.collect()[0]),
      [13, 13, 13],
    );
  },
];

const fifteen: Case = [
  "15 an accumulator counts a retried task once",
  (sc) => {
    const words = sc.accumulator();
    const out = sc
      .parallelize([1, 2, 3, 4])
      .map((x) => {
        words.add(x);
        if (Thread.attemptNumber === 0 && x % 2 === 0) throw new Error("lost");
        return words.value;
      })
      .collect();
    same(out, [1, 3, 3, 7]);
    same(words.value, 10);
  },
];

const sixteen: Case = [
  "16 a broadcast goes as an id and is copied once an executor",
  (sc) => {
    const table = Array.from({ length: 100_000 }, (_, at) => at);
    const sent = sc.broadcast(table);
    const rdd = sc.parallelize([1, 2, 3, 4], 4);
    same(rdd.map((x) => sent.value[x]).collect(), [1, 2, 3, 4]);
    same((sc.snapshots.at(-1)?.bytes ?? 1e9) < 1000, true, "bytes with a broadcast");
    same(
      sc.executors.map(({ broadcasts }) => broadcasts.size),
      [1, 1],
    );
    same(
      sc.executors.some(({ broadcasts }) => broadcasts.get(0) === table),
      false,
      "the driver's own array",
    );
    same(rdd.map((x) => table[x]).collect(), [1, 2, 3, 4]);
    same((sc.snapshots.at(-1)?.bytes ?? 0) > 800_000, true, "bytes without");
  },
];

const seventeen: Case = [
  "17 a package's function goes by reference and is listed",
  (sc) => {
    same(
      sc
        .parallelize([1, 2])
        .map((x) => stringify([x]))
        .collect(),
      ["[1]", "[2]"],
    );
    same(sc.snapshots.at(-1)?.byReference, []);
    same(sc.parallelize([1, 2]).map(stringify).collect(), ["1", "2"]);
    same(sc.snapshots.at(-1)?.byReference, ["stringify"]);
  },
];

const eighteen: Case = [
  "18 an imported module's state lives once an executor, from its loaded values",
  (sc) => {
    tally.seen = 50;
    const rdd = sc.parallelize([1, 2, 3, 4], 4);
    same(rdd.map((x) => count(x)).collect(), [1, 2, 4, 6]);
    same(rdd.map((x) => [tally.seen + x, total]).collect(), [
      [5, 4],
      [8, 6],
      [7, 4],
      [10, 6],
    ]);
    const grown = rdd.map((x) => {
      const before = total;
      count(x);
      return total - before;
    });
    same(grown.collect(), [1, 2, 3, 4]);
    same([tally.seen, total], [50, 0]);
    same(sc.parallelize(["a", "a", "a", "b"], 4).filter(firstTime).collect(), ["a", "a", "b"]);
    same(
      sc
        .parallelize([0, 0])
        .map(() => cached())
        .collect(),
      [1, 2],
    );
    same(cached(), 0);
    tally.seen = 0;
  },
];

const nineteen: Case = [
  "19 an RDD in a task fails with SPARK-5063 when it is used there",
  (sc) => {
    const other: Rdd<number> = sc.parallelize([1, 2, 3]);
    const nested = sc.parallelize([1]).map((x) => other.count() + x);
    same(thrownBy(() => nested.collect()).message.includes("This RDD lacks a SparkContext"), true);
  },
];

const twenty: Case = [
  "20 two functions of a stage share what both capture",
  (sc) => {
    const seen = new Set<number>();
    let n = 0;
    const sizes = sc
      .parallelize([1, 2, 3, 4])
      .map((x) => {
        seen.add(x);
        n += 1;
        return x;
      })
      .map(() => [seen.size, n]);
    same(sizes.collect(), [
      [1, 1],
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
    same([seen.size, n], [0, 0]);
  },
];

export const middleCases: readonly Case[] = [
  eleven,
  twelve,
  thirteen,
  fourteen,
  fifteen,
  sixteen,
  seventeen,
  eighteen,
  nineteen,
  twenty,
];

if (isMain(import.meta.url)) report(middleCases, (line) => console.log(line));
