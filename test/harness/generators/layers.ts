/**
 * Programs in layers: each layer is an RDD of as many partitions, made from one or two before it, marked with `persist` or not; and what of them has to be
 * computed for a job, given what is cached and which map outputs are there.
 *
 * In Spark: RDD.iterator, DAGScheduler.getMissingParentStages, written once more from their rules (C3.14–C3.16, C6.1). Every layer tells which of its
 * partitions are computed. Left out on purpose: layers of other partition counts, memory that is too small.
 */
import fc from "fast-check";
import {
  HashPartitioner,
  StorageLevels,
  type RDD,
  type SparkContext,
} from "../../../engine/index.ts";
import { upTo } from "./seen.ts";

const levels = ["none", "none", "MEMORY_ONLY", "MEMORY_ONLY", "MEMORY_ONLY_2"] as const;

export interface Layer {
  readonly op: "source" | "map" | "zip" | "shuffle";
  /** Layers that it is made from. */
  readonly on: readonly number[];
  readonly level: (typeof levels)[number];
}

export type Layers = readonly Layer[];

interface Raw {
  readonly op: "map" | "zip" | "shuffle";
  readonly back: readonly [number, number];
  readonly level: (typeof levels)[number];
}

const rawLayer: fc.Arbitrary<Raw> = fc.record({
  op: fc.constantFrom("map", "map", "zip", "shuffle", "shuffle"),
  back: fc.tuple(fc.nat(1), fc.nat(2)),
  level: fc.constantFrom(...levels),
});

/** A source and two to `most` layers over it. */
export const layers = (most: number): fc.Arbitrary<Layers> =>
  fc
    .tuple(fc.constantFrom(...levels), fc.array(rawLayer, { minLength: 2, maxLength: most }))
    .map(([level, raw]) => [
      { op: "source", on: [], level },
      ...raw.map(({ op, back, level: own }, at): Layer => {
        const parents = back.map((far) => Math.max(0, at - far));
        return { op, on: op === "zip" ? parents : parents.slice(0, 1), level: own };
      }),
    ]);

/** The program in Spark's words, layer by layer. */
export const layersInWords = (all: Layers): string =>
  all
    .map(({ op, on, level }, at) => {
      const from = op === "source" ? "parallelize" : `${op}(${on.join(", ")})`;
      return `${at}: ${from}${level === "none" ? "" : ` ${level}`}`;
    })
    .join(", ");

/** An RDD a layer, and for each shuffle the RDD that its map stage ends in. */
export interface Built {
  readonly rdds: readonly RDD<number>[];
  readonly written: ReadonlyMap<number, RDD<[number, number]>>;
}

/** `computed` is told of every partition of a layer that is computed. */
export function buildLayers(
  sc: SparkContext,
  all: Layers,
  partitions: number,
  computed: (layer: number, partition: number) => void,
): Built {
  const rdds: RDD<number>[] = [];
  const written = new Map<number, RDD<[number, number]>>();
  all.forEach(({ op, on, level }, at) => {
    const [one, other] = on.map((layer) => rdds[layer] as RDD<number>);
    const made = rddOf(sc, op, partitions, one, other, (rdd) => written.set(at, rdd));
    const told = made.mapPartitionsWithIndex((partition, numbers) => {
      computed(at, partition);
      return numbers;
    });
    rdds.push(level === "none" ? told : told.persist(StorageLevels[level]));
  });
  return { rdds, written };
}

function rddOf(
  sc: SparkContext,
  op: Layer["op"],
  partitions: number,
  one: RDD<number> | undefined,
  other: RDD<number> | undefined,
  wrote: (rdd: RDD<[number, number]>) => void,
): RDD<number> {
  if (one === undefined) return sc.parallelize(upTo(3 * partitions), partitions).costing(20_000);
  if (op === "map") return one.map((n) => n + 1);
  if (op === "zip" && other !== undefined)
    return one.zipPartitions(other, (mine, theirs) => [...mine, ...theirs]);
  const keyed = one.map((n): [number, number] => [n, n]);
  wrote(keyed);
  return keyed.partitionBy(new HashPartitioner(partitions)).keys();
}

/** The records of the last layer, as one machine would have them. */
export function recordsOfLayers(all: Layers, partitions: number): number[] {
  const made: number[][] = [];
  for (const { op, on } of all) {
    const [one, other] = on.map((layer) => made[layer] as number[]);
    if (one === undefined) made.push(upTo(3 * partitions));
    else if (op === "map") made.push(one.map((n) => n + 1));
    else made.push(other === undefined ? one : [...one, ...other]);
  }
  return made.at(-1) ?? [];
}

/** What is there when a job begins. */
export interface There {
  cached(layer: number, partition: number): boolean;
  /** Map partitions of a shuffle without an output. */
  missing(layer: number): readonly number[];
}

/** Which partitions of which layers a job over the last one computes, as `layer.partition`. */
export function toCompute(all: Layers, partitions: number, there: There): Set<string> {
  const computed = new Set<string>();
  const done = new Set<number>();
  const isThere = (layer: number, partition: number): boolean =>
    there.cached(layer, partition) ||
    (all[layer]?.level !== "none" && computed.has(`${layer}.${partition}`));
  /** The shuffles that a stage reads: back to layers of which everything is cached when the job begins. */
  const shuffles = (layer: number): number[] => {
    if (upTo(partitions).every((partition) => there.cached(layer, partition))) return [];
    const { op, on } = all[layer] as Layer;
    return op === "shuffle" ? [layer] : on.flatMap(shuffles);
  };
  const compute = (layer: number, partition: number): void => {
    if (isThere(layer, partition)) return;
    const { op, on } = all[layer] as Layer;
    if (op !== "shuffle") for (const parent of on) compute(parent, partition);
    computed.add(`${layer}.${partition}`);
  };
  const stage = (last: number, parts: readonly number[]): void => {
    for (const shuffle of shuffles(last)) {
      if (done.has(shuffle)) continue;
      done.add(shuffle);
      const [parent] = (all[shuffle] as Layer).on;
      const missing = there.missing(shuffle);
      if (parent !== undefined && missing.length > 0) stage(parent, missing);
    }
    for (const partition of parts) compute(last, partition);
  };
  stage(all.length - 1, upTo(partitions));
  return computed;
}
