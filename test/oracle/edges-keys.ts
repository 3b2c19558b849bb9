/** Programs about keys that are equal in one way and not in another: NaN, the two zeros, a Long and an Int of one value, nulls within tuples. */
import { act, collect, edge, make, pairs } from "./edge.ts";
import type { Program } from "./program.ts";
import { pair } from "./types.ts";

const [nan, zero, minusZero] = ["NaN", "0.0", "-0.0"].map((double) => ({ double }));

export const oddKeys: readonly Program[] = [
  edge("odd-doubles", [
    pairs(
      "p",
      [nan, zero, minusZero, nan, zero, minusZero, { double: "1.0" }].map(
        (key, at) => [key ?? null, at + 1] as const,
      ),
      2,
      "Double",
    ),
    make("one", { op: "reduceByKey", fn: "sum", on: ["p"], partitions: 1 }),
    make("three", { op: "reduceByKey", fn: "sum", on: ["p"], partitions: 3 }),
    make("grouped", { op: "groupByKey", on: ["p"], partitions: 2 }),
    make("sorted", { op: "sortByKey", ascending: true, on: ["p"] }),
    make("ks", { op: "keys", on: ["p"] }),
    make("unique", { op: "distinct", on: ["ks"], partitions: 1 }),
    make("joined", { op: "join", on: ["p", "p"], partitions: 1 }),
    make("without", { op: "subtractByKey", on: ["p", "p"], partitions: 1 }),
    make("both", { op: "intersection", on: ["ks", "ks"], partitions: 1 }),
    ...["one", "three", "grouped", "sorted", "unique", "joined", "without", "both"].map(collect),
    act("lookup", "p", { action: "lookup", key: nan ?? null }),
    act("lookup_zero", "p", { action: "lookup", key: minusZero ?? null }),
    act("max", "ks", { action: "max" }),
    act("top", "ks", { action: "top", count: 3 }),
    act("least", "ks", { action: "takeOrdered", count: 3 }),
  ]),
  edge("odd-tuples", [
    pairs(
      "p",
      [
        [{ tuple: ["a", null] }, 1],
        [{ tuple: [null, "a"] }, 2],
        [{ tuple: ["a", null] }, 3],
        [{ tuple: ["", ""] }, 4],
        [{ tuple: [null, null] }, 5],
        [{ tuple: [null, null] }, 6],
      ],
      3,
      pair("String", "String"),
    ),
    make("sums", { op: "reduceByKey", fn: "sum", on: ["p"], partitions: 4 }),
    make("without", { op: "subtractByKey", on: ["p", "sums"] }),
    make("arranged", { op: "groupWith", on: ["p", "sums"] }),
    ...["sums", "without", "arranged"].map(collect),
    act("byKey", "p", { action: "countByKey" }),
    act("about", "p", { action: "countByKeyApprox" }),
    act("locally", "p", { action: "reduceByKeyLocally", fn: "sum" }),
  ]),
];
