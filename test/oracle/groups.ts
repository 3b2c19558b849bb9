/** The nine groups of operators of the matrix: what is made from the four inputs, which results are looked at, with which actions. */
import { act, make } from "./edge.ts";
import type { Operation, Step } from "./program.ts";

/** The names of the inputs. Keys are not `ordered` where they are of several types. */
export interface Nodes {
  readonly ints: string;
  readonly left: string;
  readonly right: string;
  readonly words: string;
  readonly ordered: boolean;
}

export interface Body {
  readonly steps: readonly Step[];
  /** RDDs that every situation collects. */
  readonly results: readonly string[];
  readonly actions: readonly Step[];
}

export const body = (
  lets: Readonly<Record<string, Operation>>,
  results: readonly string[],
  actions: readonly Step[] = [],
): Body => ({
  steps: Object.entries(lets).map(([name, operation]) => make(name, operation)),
  results,
  actions,
});

const text = "one fish two fish\nred fish blue fish\n\nblack fish\nold fish new fish\n";

export const groups = {
  sources: ({ ints, words }: Nodes): Body =>
    body(
      {
        r: { op: "range", start: 0, end: 10, step: 3, slices: 3 },
        nil: { op: "emptyRDD", type: "Int" },
        file: { op: "textFile", text, partitions: 3 },
        lines: { op: "textFile", text },
        both: { op: "union", on: [ints, "nil"] },
        all: { op: "union", on: [words, "file", words] },
      },
      [ints, "both", "all", "r", "nil", "file", "lines"],
      [act("how_many_lines", "file", { action: "count" })],
    ),

  narrow: ({ ints, left, words }: Nodes): Body =>
    body(
      {
        plus: { op: "map", fn: "addOne", on: [ints] },
        even: { op: "filter", fn: "even", on: ["plus"] },
        many: { op: "flatMap", fn: "upTo", on: ["even"] },
        split: { op: "flatMap", fn: "splitWords", on: [words] },
        lengths: { op: "keyBy", fn: "length", on: ["split"] },
        doubled: { op: "mapValues", fn: "double", on: [left] },
        repeated: { op: "flatMapValues", fn: "upTo", on: ["doubled"] },
        back: { op: "mapPartitions", fn: "reversed", on: [ints] },
        two: { op: "mapPartitions", fn: "firstTwo", on: [left] },
        tagged: { op: "mapPartitionsWithIndex", fn: "tagIndex", on: [words] },
        arrays: { op: "glom", on: ["even"] },
        ks: { op: "keys", on: ["repeated"] },
        vs: { op: "values", on: ["repeated"] },
      },
      ["many", "lengths", "repeated", "back", "two", "tagged", "arrays", "ks", "vs"],
    ),

  reducing: ({ left, ints }: Nodes): Body =>
    body(
      {
        sums: { op: "reduceByKey", fn: "sum", on: [left] },
        firsts: { op: "reduceByKey", fn: "keepFirst", on: [left], partitions: 4 },
        folded: { op: "foldByKey", fn: "sum", zero: 100, on: [left] },
        stats: { op: "aggregateByKey", aggregator: "countAndSum", on: [left], partitions: 2 },
        lists: { op: "combineByKey", aggregator: "listAll", on: [left] },
        unique: { op: "distinct", on: [ints] },
        again: { op: "reduceByKey", fn: "max", on: ["sums"] },
        byParity: { op: "map", fn: "pairByParity", on: [ints] },
        parity: { op: "reduceByKey", fn: "sum", on: ["byParity"] },
      },
      ["sums", "stats", "lists", "firsts", "folded", "unique", "again", "parity"],
    ),

  grouping: ({ left, right, ints }: Nodes): Body =>
    body(
      {
        grouped: { op: "groupByKey", on: [left] },
        grouped2: { op: "groupByKey", on: [left], partitions: 2 },
        both: { op: "cogroup", on: [left, right] },
        placed: { op: "partitionBy", partitions: 3, on: [left] },
        inPlace: { op: "groupByKey", on: ["placed"], partitions: 3 },
        mixed: { op: "cogroup", on: ["placed", right], partitions: 3 },
        tuples: { op: "map", fn: "pairByTuple", on: [ints] },
        byTuple: { op: "groupByKey", on: ["tuples"] },
      },
      ["grouped", "both", "mixed", "grouped2", "inPlace", "byTuple"],
    ),

  joins: ({ left, right }: Nodes): Body =>
    body(
      {
        inner: { op: "join", on: [left, right] },
        leftOuter: { op: "leftOuterJoin", on: [left, right] },
        rightOuter: { op: "rightOuterJoin", on: [left, right], partitions: 2 },
        fullOuter: { op: "fullOuterJoin", on: [left, right] },
        without: { op: "subtractByKey", on: [left, right] },
        l: { op: "partitionBy", partitions: 2, on: [left] },
        r: { op: "partitionBy", partitions: 2, on: [right] },
        aligned: { op: "join", on: ["l", "r"] },
        half: { op: "join", on: ["l", right] },
        selfJoin: { op: "join", on: [left, left] },
      },
      ["inner", "aligned", "half", "leftOuter", "rightOuter", "fullOuter", "without", "selfJoin"],
    ),

  sorting: ({ left, ints, words, ordered }: Nodes): Body =>
    body(
      {
        ...(ordered
          ? {
              sorted: { op: "sortByKey", ascending: true, on: [left] },
              one: { op: "sortByKey", ascending: false, on: [left], partitions: 1 },
            }
          : {}),
        down: { op: "sortBy", fn: "identity", ascending: false, on: [ints], partitions: 2 },
        halves: { op: "sortBy", fn: "half", ascending: true, on: [ints] },
        lengths: { op: "sortBy", fn: "length", ascending: true, on: [words] },
        numbered: { op: "zipWithIndex", on: ["down"] },
        indexed: { op: "zipWithIndex", on: [left] },
        unique: { op: "zipWithUniqueId", on: [ints] },
      },
      [
        ...(ordered ? ["sorted", "one"] : []),
        "down",
        "halves",
        "numbered",
        "indexed",
        "unique",
        "lengths",
      ],
      [
        act("first_down", "down", { action: "first" }),
        act("take_halves", "halves", { action: "take", count: 4 }),
      ],
    ),

  repartitioning: ({ ints, left }: Nodes): Body =>
    body(
      {
        spread: { op: "repartition", partitions: 4, on: [ints] },
        fewer: { op: "coalesce", partitions: 2, on: [ints] },
        more: { op: "coalesce", partitions: 7, on: [ints] },
        shuffled: { op: "coalesce", partitions: 2, shuffle: true, on: [ints] },
        placed: { op: "partitionBy", partitions: 3, on: [left] },
        same: { op: "partitionBy", partitions: 3, on: ["placed"] },
        kept: { op: "mapValues", fn: "negate", on: ["placed"] },
        lost: { op: "map", fn: "identity", on: ["placed"] },
        keptSums: { op: "reduceByKey", fn: "sum", on: ["kept"], partitions: 3 },
        lostSums: { op: "reduceByKey", fn: "sum", on: ["lost"], partitions: 3 },
      },
      ["spread", "placed", "lostSums", "fewer", "more", "shuffled", "same", "keptSums"],
    ),

  caching: ({ ints, left }: Nodes): Body => ({
    steps: [
      make("base", { op: "map", fn: "double", on: [ints] }),
      { do: "cache", on: "base" },
      make("even", { op: "filter", fn: "even", on: ["base"] }),
      make("sums", { op: "reduceByKey", fn: "sum", on: [left] }),
      { do: "persist", on: "sums", level: "DISK_ONLY" },
      make("more", { op: "mapValues", fn: "addOne", on: ["sums"] }),
      make("swapped", { op: "map", fn: "swap", on: ["sums"] }),
      make("grouped", { op: "groupByKey", on: ["swapped"] }),
      { do: "persist", on: "more", level: "MEMORY_AND_DISK" },
      make("most", { op: "mapValues", fn: "double", on: ["more"] }),
      act("first_even", "even", { action: "first" }),
      act("count_sums", "sums", { action: "count" }),
    ],
    results: ["even", "most", "grouped"],
    actions: [
      { do: "unpersist", on: "base" },
      { do: "unpersist", on: "sums" },
      act("even_after", "even", { action: "collect" }),
      act("grouped_after", "grouped", { action: "count" }),
    ],
  }),

  actions: ({ ints, left, words }: Nodes): Body => ({
    steps: [make("sums", { op: "reduceByKey", fn: "sum", on: [left] })],
    results: [ints, "sums"],
    actions: [
      act("count", ints, { action: "count" }),
      act("first", ints, { action: "first" }),
      act("take0", ints, { action: "take", count: 0 }),
      act("take5", ints, { action: "take", count: 5 }),
      act("take_all", words, { action: "take", count: 100 }),
      act("reduce", ints, { action: "reduce", fn: "sum" }),
      act("fold", ints, { action: "fold", fn: "sum", zero: 10 }),
      act("aggregate", ints, { action: "aggregate", aggregator: "countAndSum" }),
      act("foreach", words, { action: "foreach" }),
      act("by_key", left, { action: "countByKey" }),
      act("by_value", words, { action: "countByValue" }),
      act("partitions", left, { action: "collectPartitions" }),
      act("saved", "sums", { action: "saveAsTextFile" }),
    ],
  }),
} as const satisfies Record<string, (nodes: Nodes) => Body>;

export type GroupName = keyof typeof groups;
