/** Programs about what is estimated, or drawn to an exact size: countApproxDistinct, countApproxDistinctByKey, sampleByKeyExact. */
import { act, collect, edge, ints, letters, make, numbers, pairs } from "./edge.ts";
import type { Program, Step } from "./program.ts";
import { pair, type Type, type Value } from "./types.ts";

type Precision = number | readonly [number, number];

const precisions: readonly Precision[] = [0.05, 0.3, 0.2, 0.1, 0.02, 0.005, 0.003];
const pairsOfBits: readonly Precision[] = [
  [4, 0],
  [4, 4],
  [6, 10],
  [9, 25],
  [12, 14],
  [7, 20],
];

const named = (precision: Precision): string => String(precision).replace(/\D/g, "_");
const counted = (on: string, by: readonly Precision[]): Step[] =>
  by.map((precision) =>
    act(`${on}_${named(precision)}`, on, { action: "countApproxDistinct", precision }),
  );
const list = (name: string, type: Type, data: readonly Value[], slices: number): Step =>
  make(name, { op: "parallelize", type, data, slices });

/** Ints from 0 on, so many, in three partitions. */
const upTo = (name: string, count: number): Step[] => [
  ints(`${name}_one`, [count, 3, 17], 3),
  make(name, { op: "flatMap", fn: "upTo", on: [`${name}_one`] }),
];

const rates = (...of: readonly number[]): [string, number][] =>
  of.map((rate, at) => [`k${at}`, rate]);
const drawn = (
  name: string,
  on: string,
  withReplacement: boolean,
  fractions: [string, number][],
  seed: number,
): Step[] => [
  make(name, { op: "sampleByKeyExact", withReplacement, fractions, seed, on: [on] }),
  collect(name),
];
const thirteen = rates(0.5, 0.3, 1, 0.1, 0.7, 0.9, 0.2, 0.4, 0.6, 0.8, 0.05, 0.25, 0.75);

export const estimated: readonly Program[] = [
  edge("distinct-about", [
    ...upTo("few", 9),
    ...upTo("some", 700),
    ...upTo("many", 40_000),
    ...counted("few", precisions),
    ...counted("some", [...precisions, ...pairsOfBits]),
    ...counted("many", [...precisions, ...pairsOfBits]),
  ]),
  edge("distinct-about-kinds", [
    ...upTo("ints", 600),
    make("doubles", { op: "map", fn: "half", on: ["ints"] }),
    make("longs", { op: "map", fn: "toLong", on: ["ints"] }),
    make("texts", { op: "map", fn: "toText", on: ["ints"] }),
    make("tuples", { op: "map", fn: "pairByModulo3", on: ["ints"] }),
    make("booleans", { op: "map", fn: "isEven", on: ["ints"] }),
    ...["doubles", "longs", "texts", "tuples", "booleans"].flatMap((on) =>
      counted(on, [0.05, 0.02, [9, 20]]),
    ),
    list(
      "odd",
      "Double",
      ["1.0E-5", "0.1", "1.5E10", "NaN", "Infinity", "-0.25"].map((double) => ({ double })),
      2,
    ),
    list("nothing", "Int", [], 2),
    make("none", { op: "emptyRDD", type: "Int" }),
    ...["odd", "nothing", "none"].flatMap((on) => counted(on, [0.05, [5, 9]])),
  ]),
  edge("distinct-about-refused", [
    ints("a", numbers(1, 20), 2),
    ...counted("a", [0, -1, [3, 0], [5, 4], [9, 33]]),
    pairs("p", letters(30), 2),
    ...[0, [3, 0] as const, [5, 4] as const].map((precision, at) =>
      make(`by${at}`, { op: "countApproxDistinctByKey", precision, partitions: 2, on: ["p"] }),
    ),
  ]),
  edge("distinct-about-by-key", [
    ...upTo("ints", 3000),
    make("p", { op: "map", fn: "pairByModulo3", on: ["ints"] }),
    pairs("q", letters(200), 4),
    ...(["p", "q"] as const).flatMap((on) =>
      ([0.05, 0.2, 0.01, [6, 0], [5, 16]] as const).flatMap((precision, at) => [
        make(`${on}${at}`, {
          op: "countApproxDistinctByKey",
          precision,
          partitions: 3,
          on: [on],
        }),
        collect(`${on}${at}`),
      ]),
    ),
  ]),
  edge("sample-exact", [
    pairs("p", letters(300), 3),
    pairs("q", letters(90), 1),
    ...drawn("p1", "p", false, thirteen, 1),
    ...drawn("p2", "p", false, thirteen, 2026),
    ...drawn("p3", "p", false, thirteen, -7),
    ...drawn("q1", "q", false, thirteen, 5),
    ...drawn("p4", "p", true, thirteen, 1),
    ...drawn("p5", "p", true, thirteen, 42),
    ...drawn("q2", "q", true, thirteen, 9),
    make("none", { op: "emptyRDD", type: pair("String", "Int") }),
    ...drawn("n1", "none", false, thirteen, 1),
    ...drawn("n2", "none", true, thirteen, 1),
  ]),
];
