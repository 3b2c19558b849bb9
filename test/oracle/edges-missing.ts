/**
 * Every operator on a text file that is not there: which of them look, and so fail when they are called? Claim S2-45.
 * In Spark: whatever asks for the number of partitions lists the files; nothing else does.
 */
import { act, edge, make } from "./edge.ts";
import type { Action, Operation, Program, Step } from "./program.ts";

export const probe = (name: string, operation: Operation): Step => ({
  do: "probe",
  name,
  ...operation,
});

const on = ["lines"];
const two = ["keyed", "keyed"];
const operators: Readonly<Record<string, Operation>> = {
  map: { op: "map", fn: "shout", on },
  filter: { op: "filter", fn: "longerThanTwo", on },
  flatMap: { op: "flatMap", fn: "splitWords", on },
  mapPartitions: { op: "mapPartitions", fn: "firstTwo", on },
  mapPartitionsWithIndex: { op: "mapPartitionsWithIndex", fn: "tagIndex", on },
  glom: { op: "glom", on },
  keyBy: { op: "keyBy", fn: "length", on },
  mapValues: { op: "mapValues", fn: "shout", on: ["keyed"] },
  flatMapValues: { op: "flatMapValues", fn: "twice", on: ["keyed"] },
  keys: { op: "keys", on: ["keyed"] },
  values: { op: "values", on: ["keyed"] },
  zipWithUniqueId: { op: "zipWithUniqueId", on },
  zipWithIndex: { op: "zipWithIndex", on },
  sample: { op: "sample", withReplacement: false, fraction: 0.5, seed: 1, on },
  sampleAgain: { op: "sample", withReplacement: true, fraction: 0.5, seed: 1, on },
  randomSplit: { op: "randomSplit", weights: [1, 1], seed: 1, part: 0, on },
  coalesce: { op: "coalesce", partitions: 2, on },
  coalesceShuffled: { op: "coalesce", partitions: 2, shuffle: true, on },
  repartition: { op: "repartition", partitions: 2, on },
  union: { op: "union", on: ["lines", "lines"] },
  unionOfThree: { op: "union", on: ["lines", "lines", "lines"] },
  zip: { op: "zip", on: ["lines", "lines"] },
  zipPartitions: { op: "zipPartitions", on: ["lines", "lines"] },
  cartesian: { op: "cartesian", on: ["lines", "lines"] },
  intersection: { op: "intersection", on: ["lines", "lines"] },
  intersectionOfTwo: { op: "intersection", on: ["lines", "lines"], partitions: 2 },
  subtract: { op: "subtract", on: ["lines", "lines"] },
  subtractOfTwo: { op: "subtract", on: ["lines", "lines"], partitions: 2 },
  distinct: { op: "distinct", on },
  distinctOfTwo: { op: "distinct", on, partitions: 2 },
  groupBy: { op: "groupBy", fn: "length", on },
  groupByOfTwo: { op: "groupBy", fn: "length", on, partitions: 2 },
  partitionBy: { op: "partitionBy", partitions: 2, on: ["keyed"] },
  reduceByKey: { op: "reduceByKey", fn: "concat", on: ["keyed"] },
  reduceByKeyOfTwo: { op: "reduceByKey", fn: "concat", on: ["keyed"], partitions: 2 },
  foldByKey: { op: "foldByKey", fn: "concat", zero: "", on: ["keyed"] },
  foldByKeyOfTwo: { op: "foldByKey", fn: "concat", zero: "", on: ["keyed"], partitions: 2 },
  aggregateByKey: { op: "aggregateByKey", aggregator: "listAll", on: ["keyed"] },
  combineByKey: { op: "combineByKey", aggregator: "listAll", on: ["keyed"] },
  groupByKey: { op: "groupByKey", on: ["keyed"] },
  groupByKeyOfTwo: { op: "groupByKey", on: ["keyed"], partitions: 2 },
  join: { op: "join", on: two },
  joinOfTwo: { op: "join", on: two, partitions: 2 },
  leftOuterJoin: { op: "leftOuterJoin", on: two },
  rightOuterJoin: { op: "rightOuterJoin", on: two },
  fullOuterJoin: { op: "fullOuterJoin", on: two },
  cogroup: { op: "cogroup", on: two },
  cogroupOfTwo: { op: "cogroup", on: two, partitions: 2 },
  groupWith: { op: "groupWith", on: two },
  subtractByKey: { op: "subtractByKey", on: two },
  subtractByKeyOfTwo: { op: "subtractByKey", on: two, partitions: 2 },
  sortByKey: { op: "sortByKey", ascending: true, on: ["keyed"] },
  sortByKeyOfOne: { op: "sortByKey", ascending: true, on: ["keyed"], partitions: 1 },
  sortByKeyOfTwo: { op: "sortByKey", ascending: true, on: ["keyed"], partitions: 2 },
  sortBy: { op: "sortBy", fn: "length", ascending: true, on },
  arranged: { op: "repartitionAndSortWithinPartitions", partitions: 2, on: ["keyed"] },
  filterByRange: { op: "filterByRange", lower: 1, upper: 2, on: ["keyed"] },
  sampleByKey: {
    op: "sampleByKey",
    withReplacement: false,
    fractions: [[1, 0.5]],
    seed: 1,
    on: ["keyed"],
  },
};

const actions: Readonly<Record<string, Action>> = {
  collect: { action: "collect" },
  count: { action: "count" },
  first: { action: "first" },
  take0: { action: "take", count: 0 },
  isEmpty: { action: "isEmpty" },
  top: { action: "top", count: 1 },
  takeOrdered0: { action: "takeOrdered", count: 0 },
  takeSample0: { action: "takeSample", withReplacement: false, count: 0, seed: 1 },
  reduce: { action: "reduce", fn: "concat" },
  toLocalIterator: { action: "toLocalIterator" },
  countAsync: { action: "countAsync" },
};

export const missingPath: Program = edge("missing-path", [
  make("lines", { op: "missingFile" }),
  make("keyed", { op: "keyBy", fn: "length", on: ["lines"] }),
  ...Object.entries(operators).map(([name, operation]) => probe(name, operation)),
  ...Object.entries(actions).map(([name, action]) => act(`act_${name}`, "lines", action)),
]);
