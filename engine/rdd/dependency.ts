/**
 * Dependencies: which parent partitions a child partition is made from. Narrow ones name a fixed few; a shuffle dependency may
 * need all, and is where a stage is cut. Same as Spark: kinds, `getParents`, the moment at which a shuffle gets its id (when
 * dependencies are first asked). Spark 3.5.3: core/…/Dependency.scala. Rules C1.7–C1.14.
 */
import type { BoundAggregator } from "../collection/bound-aggregator.ts";
import { SparkException } from "../foundation/errors.ts";
import type { ShuffleId } from "../foundation/ids.ts";
import type { AnyRdd } from "./core.ts";
import type { Ordering } from "./ordering.ts";
import type { Partitioner } from "./partitioner.ts";
import type { Instance, UserFunction } from "./ports.ts";

export interface NarrowDependency {
  readonly kind: "OneToOneDependency" | "RangeDependency" | "PruneDependency" | "NarrowDependency";
  readonly rdd: AnyRdd;
  /** The parent partitions that child partition `partition` reads, in order. */
  getParents(partition: number): readonly number[];
}

/** How values of a key are combined. */
export interface Aggregator {
  /** The user's functions in it, which travel with the tasks. */
  readonly closures: readonly UserFunction[];
  readonly bind: (instance: Instance) => BoundAggregator;
}

export interface ShuffleDependency {
  readonly kind: "ShuffleDependency";
  readonly rdd: AnyRdd;
  readonly shuffleId: ShuffleId;
  readonly partitioner: Partitioner;
  readonly aggregator: Aggregator | undefined;
  readonly keyOrdering: Ordering<unknown> | undefined;
  readonly mapSideCombine: boolean;
  /** Whether Kryo is taken for keys and values of simple types, whatever spark.serializer says: so for a ShuffledRDD, not for a cogroup. */
  readonly picksSerializer: boolean;
}

export type Dependency = NarrowDependency | ShuffleDependency;

export const isShuffle = (dependency: Dependency): dependency is ShuffleDependency =>
  dependency.kind === "ShuffleDependency";

/** Each child partition reads the parent partition of the same index. */
export const oneToOne = (rdd: AnyRdd): NarrowDependency => ({
  kind: "OneToOneDependency",
  rdd,
  getParents: (partition) => [partition],
});

/** Child partitions from `outStart` on read parent partitions from `inStart` on. */
export const range = (
  rdd: AnyRdd,
  inStart: number,
  outStart: number,
  length: number,
): NarrowDependency => ({
  kind: "RangeDependency",
  rdd,
  getParents: (partition) =>
    partition >= outStart && partition < outStart + length ? [partition - outStart + inStart] : [],
});

/** A narrow dependency with a rule of its own (coalesce, cartesian). */
export const narrow = (
  rdd: AnyRdd,
  getParents: (partition: number) => readonly number[],
): NarrowDependency => ({
  kind: "NarrowDependency",
  rdd,
  getParents,
});

export interface ShuffleOptions {
  readonly partitioner: Partitioner;
  readonly aggregator?: Aggregator | undefined;
  readonly keyOrdering?: Ordering<unknown> | undefined;
  readonly mapSideCombine?: boolean;
  readonly picksSerializer?: boolean;
}

/** A shuffle dependency; it takes the next shuffle id of its context. */
export function shuffle(rdd: AnyRdd, options: ShuffleOptions): ShuffleDependency {
  const mapSideCombine = options.mapSideCombine ?? false;
  if (mapSideCombine && options.aggregator === undefined) {
    throw new SparkException("requirement failed: Map-side combine without Aggregator specified!");
  }
  const made: ShuffleDependency = {
    kind: "ShuffleDependency",
    rdd,
    shuffleId: rdd.context.newShuffleId(),
    partitioner: options.partitioner,
    aggregator: options.aggregator,
    keyOrdering: options.keyOrdering,
    mapSideCombine,
    picksSerializer: options.picksSerializer ?? false,
  };
  rdd.context.shuffleMade(made);
  return made;
}
