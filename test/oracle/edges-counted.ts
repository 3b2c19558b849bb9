/** Programs about numbers: rounds of take, bounds of a sort, the choice of a partitioner, kinds of keys. */
import { act, collect, edge, ints, letters, make, numbers, pairs } from "./edge.ts";
import type { Program } from "./program.ts";
import { pair } from "./types.ts";

export const counted: readonly Program[] = [
  edge("take-in-rounds", [
    ints("a", numbers(1, 200), 100),
    make("none", { op: "filter", fn: "nothing", on: ["a"] }),
    ...[1, 5, 50, 200].map((count) => act(`take${count}`, "a", { action: "take", count })),
    act("take_none", "none", { action: "take", count: 1 }),
    act("first", "a", { action: "first" }),
  ]),
  edge("take-leaves-cache-half-full", [
    ints("a", numbers(1, 12), 6),
    make("b", { op: "map", fn: "addOne", on: ["a"] }),
    { do: "cache", on: "b" },
    act("take3", "b", { action: "take", count: 3 }),
    act("count", "b", { action: "count" }),
  ]),
  edge("sort-of-few", [
    ints("few", [3, 1, 2], 2),
    make("eight", { op: "sortBy", fn: "identity", ascending: true, on: ["few"], partitions: 8 }),
    ints("nothing", [], 3),
    make("none", {
      op: "sortBy",
      fn: "identity",
      ascending: true,
      on: ["nothing"],
      partitions: 4,
    }),
    ints("equal", [...numbers(1, 40).map(() => 5), 1, 9], 4),
    make("bounds", {
      op: "sortBy",
      fn: "identity",
      ascending: true,
      on: ["equal"],
      partitions: 4,
    }),
    ...["eight", "none", "bounds"].map(collect),
  ]),
  edge("sort-of-one-heavy-partition", [
    ints("heavy", numbers(1, 400), 1),
    ints("light", numbers(401, 410), 9),
    make("all", { op: "union", on: ["heavy", "light"] }),
    make("sorted", { op: "sortBy", fn: "negate", ascending: true, on: ["all"], partitions: 3 }),
    act("count", "sorted", { action: "count" }),
  ]),
  edge("default-partitioner", [
    pairs("small", letters(8), 4),
    make("two", { op: "partitionBy", partitions: 2, on: ["small"] }),
    ...[10, 19, 20].flatMap((slices) => [
      pairs(`left${slices}`, letters(20), slices),
      make(`j${slices}`, { op: "join", on: [`left${slices}`, "two"] }),
      act(`count${slices}`, `j${slices}`, { action: "count" }),
    ]),
  ]),
  edge(
    "default-parallelism-set",
    [
      pairs("p", letters(20), 5),
      make("sums", { op: "reduceByKey", fn: "sum", on: ["p"] }),
      make("a", { op: "parallelize", type: "Int", data: numbers(1, 7) }),
      collect("sums"),
      collect("a"),
    ],
    "local[2,4]",
    {
      "spark.default.parallelism": "3",
    },
  ),
  edge("kinds-of-keys", [
    pairs(
      "doubles",
      [
        [{ double: "1.0" }, 1],
        [{ double: "-1.5" }, 2],
        [{ double: "3.14" }, 3],
        [{ double: "NaN" }, 4],
        [{ double: "1.0E10" }, 5],
        [{ double: "1.0" }, 6],
      ],
      2,
      "Double",
    ),
    pairs(
      "longs",
      [
        [{ long: "-1" }, 1],
        [{ long: "4294967296" }, 2],
        [{ long: "1234567890123" }, 3],
        [{ long: "-9223372036854775808" }, 4],
        [{ long: "-1" }, 5],
      ],
      2,
      "Long",
    ),
    pairs(
      "truths",
      [
        [true, 1],
        [false, 2],
        [true, 3],
      ],
      2,
      "Boolean",
    ),
    pairs(
      "tuples",
      [
        [{ tuple: [1, "x"] }, 1],
        [{ tuple: [0, "y"] }, 2],
        [{ tuple: [1, "x"] }, 3],
        [{ tuple: [-7, "été"] }, 4],
      ],
      2,
      pair("Int", "String"),
    ),
    ...["doubles", "longs", "truths", "tuples"].flatMap((on) => [
      make(`sum_${on}`, { op: "reduceByKey", fn: "sum", on: [on], partitions: 3 }),
      make(`sorted_${on}`, { op: "sortByKey", ascending: true, on: [on], partitions: 2 }),
      collect(`sum_${on}`),
      collect(`sorted_${on}`),
    ]),
  ]),
];
