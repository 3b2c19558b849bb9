/** What the generator can draw beyond the common kinds: samples, sets, zips, ranges, several cogroups, and the actions of statistics and of trees. */
import type { Draw } from "./draw.ts";
import { statistics } from "./further.ts";
import type { Action, Operation } from "./program.ts";

type Kind = (draw: Draw, inputs: readonly string[]) => Operation;

const one = (inputs: readonly string[]): { on: readonly string[] } => ({ on: inputs.slice(0, 1) });
const some = (draw: Draw): { partitions?: number } =>
  draw.chance(50) ? { partitions: 1 + draw.below(5) } : {};
const seed = (draw: Draw): number => draw.below(1000) - 500;

export const furtherNarrow: readonly Kind[] = [
  (draw, inputs) => ({
    op: "sample",
    withReplacement: draw.chance(50),
    fraction: draw.pick([0, 0.2, 0.35, 0.5, 0.8, 1]),
    seed: seed(draw),
    ...one(inputs),
  }),
  (draw, inputs) => ({
    op: "randomSplit",
    weights: draw.pick([
      [1, 1],
      [1, 2, 3],
      [0.1, 0.9],
    ]),
    seed: seed(draw),
    part: draw.below(2),
    ...one(inputs),
  }),
  (draw, inputs) => ({
    op: "sampleByKey",
    withReplacement: draw.chance(50),
    fractions: [
      [true, 0.4],
      [false, 1.2],
    ],
    seed: seed(draw),
    ...one(inputs),
  }),
  (_, inputs) => ({ op: "zipPartitions", on: [inputs[0] ?? "", inputs[0] ?? ""] }),
  (_, inputs) => ({ op: "zip", on: [inputs[0] ?? "", inputs[0] ?? ""] }),
  (_, inputs) => ({ op: "cartesian", on: inputs }),
  (draw, inputs) => ({
    op: "filterByRange",
    lower: draw.below(5) - 3,
    upper: draw.below(9),
    ...one(inputs),
  }),
];

export const furtherWide: readonly Kind[] = [
  (draw, inputs) => ({ op: "intersection", on: inputs, ...some(draw) }),
  (draw, inputs) => ({ op: "subtract", on: inputs, ...some(draw) }),
  (draw, inputs) => ({ op: "cogroupMany", on: inputs, ...some(draw) }),
  (_, inputs) => ({ op: "groupWith", on: inputs }),
  (draw, inputs) => ({
    op: "groupBy",
    fn: draw.pick(["modulo3", "length", "isEven", "identity"]),
    ...one(inputs),
    ...some(draw),
  }),
  (draw, inputs) => ({
    op: "repartitionAndSortWithinPartitions",
    partitions: 1 + draw.below(5),
    ...one(inputs),
  }),
];

export const furtherActions: readonly ((draw: Draw) => Action)[] = [
  (draw) => ({ action: draw.pick(["takeOrdered", "top", "takeAsync"]), count: draw.below(6) }),
  (draw) => ({ action: draw.pick(["min", "max", "isEmpty"]) }),
  (draw) => ({ action: draw.pick(["toLocalIterator", "foreachPartition", "collectAsync"]) }),
  (draw) => ({ action: draw.pick(["countAsync", "countApprox", "countByValueApprox"]) }),
  (draw) => ({ action: draw.pick(["collectAsMap", "countByKeyApprox"]) }),
  () => ({ action: "reduceByKeyLocally", fn: "sum" }),
  (draw) => ({
    action: "takeSample",
    withReplacement: draw.chance(50),
    count: draw.below(8),
    seed: seed(draw),
  }),
  (draw) => ({ action: "treeReduce", fn: "sum", depth: 1 + draw.below(3) }),
  (draw) => ({ action: draw.pick([...statistics, "stats"] as const) }),
  (draw) => ({ action: "histogramOf", count: 1 + draw.below(4) }),
];
