/** Programs at the edges of Spark's rules: errors, empty inputs, rounds of take, choice of a partitioner, shared parents. */
import type { Action, Operation, Program, Step } from "./program.ts";
import { pair, type Type, type Value } from "./types.ts";

const make = (name: string, operation: Operation): Step => ({ do: "let", name, ...operation });
const act = (name: string, on: string, action: Action): Step => ({
  do: "act",
  name,
  on,
  ...action,
});
const collect = (on: string): Step => act(`collect_${on}`, on, { action: "collect" });
const numbers = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const ints = (name: string, data: readonly number[], slices: number): Step =>
  make(name, { op: "parallelize", type: "Int", data, slices });
const pairs = (
  name: string,
  data: readonly (readonly [Value, number])[],
  slices: number,
  key: Type = "String",
): Step =>
  make(name, {
    op: "parallelize",
    type: pair(key, "Int"),
    data: data.map((tuple) => ({ tuple })),
    slices,
  });
const letters = (count: number): [string, number][] =>
  numbers(1, count).map((at) => [`k${at % 13}`, at]);

const edge = (
  variant: string,
  steps: readonly Step[],
  master = "local[2,4]",
  conf?: Record<string, string>,
): Program => ({
  name: `edge-${variant}`,
  group: "edge",
  variant,
  master,
  steps,
  ...(conf === undefined ? {} : { conf }),
});

export const edges = (): Program[] => [...errors(), ...counts(), ...plans()];

/** What is refused, where, with which words. */
function errors(): Program[] {
  const p = pairs("p", letters(6), 2);
  return [
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
}

/** How many partitions, tasks and jobs. */
function counts(): Program[] {
  return [
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
}

/** Which stages, which are skipped. */
function plans(): Program[] {
  const p = pairs("p", letters(20), 3);
  return [
    edge("unions", [
      pairs("p", letters(9), 2),
      make("l", { op: "partitionBy", partitions: 3, on: ["p"] }),
      make("r", { op: "reduceByKey", fn: "sum", on: ["l"], partitions: 3 }),
      make("aware", { op: "union", on: ["l", "r"] }),
      make("plain", { op: "union", on: ["l", "p"] }),
      make("after", { op: "groupByKey", on: ["aware"], partitions: 3 }),
      ...["aware", "plain", "after"].map(collect),
    ]),
    edge("distinct-of-placed", [
      p,
      make("l", { op: "partitionBy", partitions: 3, on: ["p"] }),
      make("d", { op: "distinct", on: ["l"], partitions: 3 }),
      make("e", { op: "distinct", on: ["l"], partitions: 2 }),
      collect("d"),
      collect("e"),
    ]),
    edge("word-count", [
      make("lines", {
        op: "textFile",
        text: "the quick fox\nthe lazy dog\na fox a dog the end\n",
        partitions: 2,
      }),
      make("words", { op: "flatMap", fn: "splitWords", on: ["lines"] }),
      make("ones", { op: "map", fn: "pairWithOne", on: ["words"] }),
      make("counts", { op: "reduceByKey", fn: "sum", on: ["ones"] }),
      make("byCount", { op: "map", fn: "swap", on: ["counts"] }),
      make("sorted", { op: "sortByKey", ascending: false, on: ["byCount"] }),
      collect("counts"),
      collect("sorted"),
      act("saved", "sorted", { action: "saveAsTextFile" }),
    ]),
    edge("diamond", [
      p,
      make("base", { op: "reduceByKey", fn: "sum", on: ["p"] }),
      make("left", { op: "mapValues", fn: "addOne", on: ["base"] }),
      make("right", { op: "filter", fn: "notNull", on: ["base"] }),
      make("joined", { op: "join", on: ["left", "right"] }),
      make("moved", { op: "map", fn: "identity", on: ["joined"] }),
      make("grouped", { op: "groupByKey", on: ["moved"], partitions: 2 }),
      collect("grouped"),
      collect("joined"),
    ]),
    edge("cache-cuts-lineage", [
      p,
      make("sums", { op: "reduceByKey", fn: "sum", on: ["p"] }),
      make("moved", { op: "map", fn: "swap", on: ["sums"] }),
      make("grouped", { op: "groupByKey", on: ["moved"] }),
      { do: "cache", on: "grouped" },
      act("fill", "grouped", { action: "count" }),
      make("ks", { op: "keys", on: ["grouped"] }),
      make("sorted", { op: "sortBy", fn: "negate", ascending: true, on: ["ks"] }),
      collect("sorted"),
    ]),
    edge("repartition-twice", [
      ints("a", numbers(1, 12), 3),
      make("b", { op: "repartition", partitions: 4, on: ["a"] }),
      make("c", { op: "repartition", partitions: 2, on: ["b"] }),
      collect("c"),
      collect("b"),
    ]),
    edge("indices-after-shuffle", [
      p,
      make("s", { op: "reduceByKey", fn: "sum", on: ["p"] }),
      make("i", { op: "zipWithIndex", on: ["s"] }),
      make("u", { op: "zipWithUniqueId", on: ["s"] }),
      collect("i"),
      collect("u"),
    ]),
  ];
}
