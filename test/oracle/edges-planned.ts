/** Programs about stages: which there are, which are skipped, what a cache cuts off. */
import { act, collect, edge, ints, letters, make, numbers, pairs } from "./edge.ts";
import type { Program } from "./program.ts";

const p = pairs("p", letters(20), 3);

export const planned: readonly Program[] = [
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
  edge("ten-times-as-many", [
    pairs("p", letters(6), 2),
    make("two", { op: "partitionBy", partitions: 2, on: ["p"] }),
    make("four", { op: "partitionBy", partitions: 4, on: ["p"] }),
    pairs("twenty", letters(6), 20),
    pairs("forty", letters(6), 40),
    make("grown", { op: "join", on: ["two", "twenty"] }),
    make("kept", { op: "join", on: ["four", "forty"] }),
    act("n", "kept", { action: "count" }),
  ]),
];
