/** What the generator can draw: one function a kind of operation, which fills in its arguments. */
import type { Draw } from "./draw.ts";
import {
  flatMapFunctions,
  indexedFunctions,
  mapFunctions,
  partitionFunctions,
  predicates,
} from "./functions.ts";
import type {
  FlatMapName,
  IndexedName,
  MapName,
  Operation,
  PartitionsName,
  PredicateName,
} from "./program.ts";
import { pair, type Type, type Value } from "./types.ts";

type Kind = (draw: Draw, inputs: readonly string[]) => Operation;

const safeMaps = (Object.keys(mapFunctions) as MapName[]).filter(
  (name) => name !== "failOnAttempt0" && name !== "alwaysFail",
);
const flatMaps = Object.keys(flatMapFunctions) as FlatMapName[];
const filters = Object.keys(predicates) as PredicateName[];
const partitionNames = Object.keys(partitionFunctions) as PartitionsName[];
const indexedNames = Object.keys(indexedFunctions) as IndexedName[];
const sortKeys = [
  "identity",
  "negate",
  "half",
  "length",
  "modulo3",
  "toLong",
] as const satisfies readonly MapName[];

const words = ["to", "be", "or", "not", "that", "is", "the", "question", "a", ""];

/** How a value of each kind of key is drawn. `Any` mixes them, with nulls. */
const keyKinds: readonly { readonly type: Type; readonly value: (draw: Draw) => Value }[] = [
  { type: "String", value: (draw) => draw.pick(["a", "b", "c", "hello", "Spark", "été", ""]) },
  { type: "Int", value: (draw) => draw.below(9) - 4 },
  {
    type: "Long",
    value: (draw) => ({ long: draw.pick(["-1", "0", "7", "4294967296", "1234567890123"]) }),
  },
  {
    type: "Double",
    value: (draw) => ({ double: draw.pick(["0.5", "-1.5", "2.0", "3.14", "100.0"]) }),
  },
  { type: "Boolean", value: (draw) => draw.chance(50) },
  {
    type: pair("Int", "String"),
    value: (draw) => ({ tuple: [draw.below(3), draw.pick(["x", "y"])] }),
  },
  {
    type: "Any",
    value: (draw) =>
      draw.pick<Value>([
        null,
        1,
        "a",
        true,
        { long: "4294967296" },
        { double: "1.5" },
        { tuple: [1, "x"] },
      ]),
  },
];

const many = (draw: Draw, most: number, value: () => Value): Value[] =>
  Array.from({ length: draw.below(most + 1) }, value);

export const sourceKinds: readonly Kind[] = [
  (draw) => ({
    op: "parallelize",
    type: "Int",
    data: many(draw, 14, () => draw.below(30) - 8),
    slices: 1 + draw.below(5),
  }),
  (draw) => {
    const key = draw.pick(keyKinds);
    const data = many(draw, 12, () => ({ tuple: [key.value(draw), draw.below(20)] }));
    return { op: "parallelize", type: pair(key.type, "Int"), data, slices: 1 + draw.below(5) };
  },
  (draw) => ({
    op: "parallelize",
    type: pair("String", "Int"),
    data: many(draw, 12, () => ({ tuple: [draw.pick(words), draw.below(20)] })),
    slices: 1 + draw.below(4),
  }),
  (draw) => ({
    op: "range",
    start: draw.below(10) - 5,
    end: 5 + draw.below(20),
    step: 1 + draw.below(4),
    slices: 1 + draw.below(4),
  }),
  (draw) => {
    const lines = Array.from({ length: 1 + draw.below(6) }, () =>
      Array.from({ length: draw.below(5) }, () => draw.pick(words)).join(" "),
    );
    return { op: "textFile", text: `${lines.join("\n")}\n`, partitions: 1 + draw.below(4) };
  },
  () => ({ op: "emptyRDD", type: pair("String", "Int") }),
];

const one = (inputs: readonly string[]): { on: readonly string[] } => ({ on: inputs.slice(0, 1) });

export const narrowKinds: readonly Kind[] = [
  (draw, inputs) => ({ op: "map", fn: draw.pick(safeMaps), ...one(inputs) }),
  (draw, inputs) => ({
    op: "map",
    fn: draw.pick(["pairByModulo3", "pairByParity", "pairByTuple", "pairWithOne", "pairByLength"]),
    ...one(inputs),
  }),
  (draw, inputs) => ({ op: "flatMap", fn: draw.pick(flatMaps), ...one(inputs) }),
  (draw, inputs) => ({ op: "filter", fn: draw.pick(filters), ...one(inputs) }),
  (draw, inputs) => ({ op: "mapValues", fn: draw.pick(safeMaps), ...one(inputs) }),
  (draw, inputs) => ({ op: "flatMapValues", fn: draw.pick(flatMaps), ...one(inputs) }),
  (draw, inputs) => ({ op: "keyBy", fn: draw.pick(safeMaps), ...one(inputs) }),
  (draw, inputs) => ({ op: "mapPartitions", fn: draw.pick(partitionNames), ...one(inputs) }),
  (draw, inputs) => ({ op: "mapPartitionsWithIndex", fn: draw.pick(indexedNames), ...one(inputs) }),
  (_, inputs) => ({ op: "union", on: inputs }),
  (_, inputs) => ({ op: "keys", ...one(inputs) }),
  (_, inputs) => ({ op: "values", ...one(inputs) }),
  (_, inputs) => ({ op: "zipWithUniqueId", ...one(inputs) }),
  (_, inputs) => ({ op: "zipWithIndex", ...one(inputs) }),
  (draw, inputs) => ({ op: "coalesce", partitions: 1 + draw.below(4), ...one(inputs) }),
];

const some = (draw: Draw): { partitions?: number } =>
  draw.chance(50) ? { partitions: 1 + draw.below(5) } : {};

export const wideKinds: readonly Kind[] = [
  (draw, inputs) => ({
    op: "reduceByKey",
    fn: draw.pick(["sum", "max", "keepFirst", "concat"]),
    ...one(inputs),
    ...some(draw),
  }),
  (draw, inputs) => ({ op: "foldByKey", fn: "sum", zero: 5, ...one(inputs), ...some(draw) }),
  (draw, inputs) => ({
    op: "aggregateByKey",
    aggregator: draw.pick(["sumInts", "countAndSum", "startAtTen", "listAll"]),
    ...one(inputs),
    ...some(draw),
  }),
  (draw, inputs) => ({
    op: "combineByKey",
    aggregator: draw.pick(["countAndSum", "listAll"]),
    ...one(inputs),
    ...some(draw),
  }),
  (draw, inputs) => ({ op: "groupByKey", ...one(inputs), ...some(draw) }),
  (draw, inputs) => ({ op: "distinct", ...one(inputs), ...some(draw) }),
  (draw, inputs) => ({ op: "partitionBy", partitions: 1 + draw.below(5), ...one(inputs) }),
  (draw, inputs) => ({
    op: draw.pick([
      "cogroup",
      "join",
      "leftOuterJoin",
      "rightOuterJoin",
      "fullOuterJoin",
      "subtractByKey",
    ]),
    on: inputs,
    ...some(draw),
  }),
  (draw, inputs) => ({ op: draw.pick(["join", "cogroup"]), on: inputs, ...some(draw) }),
  (draw, inputs) => ({
    op: "sortByKey",
    ascending: draw.chance(50),
    ...one(inputs),
    ...some(draw),
  }),
  (draw, inputs) => ({
    op: "sortBy",
    fn: draw.pick(sortKeys),
    ascending: draw.chance(50),
    ...one(inputs),
    ...some(draw),
  }),
  (draw, inputs) => ({ op: "repartition", partitions: 1 + draw.below(5), ...one(inputs) }),
  (draw, inputs) => ({
    op: "coalesce",
    partitions: 1 + draw.below(5),
    shuffle: true,
    ...one(inputs),
  }),
];
