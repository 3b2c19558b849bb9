/** Programs that fail, and how: what is refused, where, with which words; how often a task is tried again. */
import { act, collect, edge, ints, letters, make, numbers, pairs } from "./edge.ts";
import type { Program } from "./program.ts";

const p = pairs("p", letters(6), 2);

export const refused: readonly Program[] = [
  edge("no-slices", [
    make("a", { op: "parallelize", type: "Int", data: [1], slices: 0 }),
    collect("a"),
  ]),
  edge("coalesce-to-none", [
    ints("a", [1, 2, 3], 2),
    make("b", { op: "coalesce", partitions: 0, on: ["a"] }),
  ]),
  edge("negative-partitions", [p, make("b", { op: "partitionBy", partitions: -1, on: ["p"] })]),
  edge("empty-actions", [
    make("e", { op: "emptyRDD", type: "Int" }),
    ints("f", [], 2),
    ...["e", "f"].flatMap((on) => [
      act(`count_${on}`, on, { action: "count" }),
      collect(on),
      act(`first_${on}`, on, { action: "first" }),
      act(`take_${on}`, on, { action: "take", count: 2 }),
      act(`reduce_${on}`, on, { action: "reduce", fn: "sum" }),
      act(`fold_${on}`, on, { action: "fold", fn: "sum", zero: 7 }),
      act(`aggregate_${on}`, on, { action: "aggregate", aggregator: "listAll" }),
      act(`value_${on}`, on, { action: "countByValue" }),
    ]),
  ]),
  edge("cached-twice", [
    ints("a", [1, 2], 2),
    { do: "cache", on: "a" },
    act("count", "a", { action: "count" }),
    { do: "cache", on: "a" },
    collect("a"),
    { do: "unpersist", on: "a" },
  ]),
  edge(
    "no-retry-in-local",
    [
      ints("a", numbers(1, 6), 3),
      make("b", { op: "map", fn: "failOnAttempt0", on: ["a"] }),
      collect("b"),
    ],
    "local[2]",
  ),
  edge(
    "two-failures-allowed",
    [
      ints("a", numbers(1, 6), 3),
      make("b", { op: "map", fn: "alwaysFail", on: ["a"] }),
      collect("b"),
    ],
    "local[1,2]",
  ),
  edge("sampling-job-fails", [
    ints("a", numbers(1, 6), 3),
    make("b", { op: "map", fn: "alwaysFail", on: ["a"] }),
    make("c", { op: "sortBy", fn: "identity", ascending: true, on: ["b"] }),
  ]),
  edge("map-stage-fails", [
    p,
    make("b", { op: "map", fn: "alwaysFail", on: ["p"] }),
    make("c", { op: "groupByKey", on: ["b"] }),
    collect("c"),
    act("count", "c", { action: "count" }),
  ]),
  edge("result-stage-retries", [
    p,
    make("c", { op: "reduceByKey", fn: "sum", on: ["p"] }),
    make("d", { op: "map", fn: "failOnAttempt0", on: ["c"] }),
    collect("d"),
  ]),
];
