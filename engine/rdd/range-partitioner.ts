/**
 * RangePartitioner: bounds drawn from a sample, so that sorted output has partitions of about equal size. Making one runs a job that
 * samples each partition, and a second one where a partition is much larger than the rest. Rules C2.18–C2.24.
 */
import { byteswap32, XORShiftRandom } from "../foundation/random.ts";
import type { AnyRdd } from "./core.ts";
import { askedBounds, type RangeBounds } from "./key-policies.ts";
import { naturalOrdering, type Ordering } from "./ordering.ts";
import type { Partitioner } from "./partitioner.ts";
import { plainPipe } from "./pipes.ts";
import type { ResultFunction } from "./ports.ts";
import { collecting } from "./result-functions.ts";
import { bernoulli } from "./samplers.ts";
import { prunedNode, sampledNode } from "./sampled.ts";

interface Sketch {
  readonly partition: number;
  readonly count: number;
  readonly sample: readonly unknown[];
}

export class RangePartitioner implements Partitioner {
  readonly className = "RangePartitioner";
  readonly bounds: readonly unknown[];
  readonly ascending: boolean;
  readonly #ordering: Ordering<unknown>;

  constructor(bounds: readonly unknown[], ordering: Ordering<unknown>, ascending: boolean) {
    this.bounds = bounds;
    this.#ordering = ordering;
    this.ascending = ascending;
  }

  get numPartitions(): number {
    return this.bounds.length + 1;
  }

  /** The number of bounds below the key; counted from the other end when descending. */
  getPartition(key: unknown): number {
    const low = this.bounds.length <= 128 ? this.#passed(key) : this.#search(key);
    return this.ascending ? low : this.bounds.length - low;
  }

  /** Up to 128 bounds are passed one by one with Scala's `gt`, which for doubles is the primitive one: NaN passes none. */
  #passed(key: unknown): number {
    const primitive = this.#ordering === naturalOrdering && typeof key === "number";
    let at = 0;
    while (at < this.bounds.length) {
      const bound = this.bounds[at];
      const above = primitive ? key > (bound as number) : this.#ordering(key, bound) > 0;
      if (!above) break;
      at += 1;
    }
    return at;
  }

  #search(key: unknown): number {
    let low = 0;
    let high = this.bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ordering(this.bounds[middle], key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  equals(other: Partitioner | undefined): boolean {
    return (
      other instanceof RangePartitioner &&
      other.ascending === this.ascending &&
      other.bounds.length === this.bounds.length &&
      other.bounds.every((bound, i) => this.#ordering(bound, this.bounds[i]) === 0)
    );
  }
}

/** Draws bounds for `partitions` ranges over the keys of a pair RDD, running its jobs at once. */
export function rangePartitioner(
  rdd: AnyRdd,
  partitions: number,
  ordering: Ordering<unknown>,
  ascending: boolean,
): RangePartitioner {
  if (partitions <= 1) return new RangePartitioner([], ordering, ascending);
  const sampleSize = Math.min(20 * partitions, 1e6);
  const perPartition = Math.ceil((3 * sampleSize) / rdd.getNumPartitions());
  const keys = keysOf(rdd);
  const sketched = keys.piped(
    plainPipe((key: unknown) => key),
    [],
    false,
  );
  const sketches = rdd.context.runJobBlocking(sketched, sketchFunction(keys.id, perPartition));
  const total = sketches.reduce((sum, sketch) => sum + sketch.count, 0);
  if (total === 0) return new RangePartitioner([], ordering, ascending);
  const fraction = Math.min(sampleSize / Math.max(total, 1), 1);
  const candidates: [unknown, number][] = [];
  const imbalanced: number[] = [];
  for (const { partition, count, sample } of sketches) {
    if (fraction * count > perPartition) imbalanced.push(partition);
    else for (const key of sample) candidates.push([key, Math.fround(count / sample.length)]);
  }
  if (imbalanced.length > 0) candidates.push(...resample(rdd, imbalanced, fraction));
  const wanted = Math.min(partitions, candidates.length);
  const ask = rdd.context.policies.rangeBounds;
  const bounds =
    ask === undefined
      ? determineBounds(candidates, wanted, ordering)
      : boundsOfKata(ask, candidates, wanted, ordering);
  return new RangePartitioner(bounds, ordering, ascending);
}

/** A kata sees the keys as numbers in their order. */
function boundsOfKata(
  ask: RangeBounds,
  candidates: readonly (readonly [unknown, number])[],
  partitions: number,
  ordering: Ordering<unknown>,
): unknown[] {
  const keys: unknown[] = [];
  for (const [key] of candidates.toSorted((a, b) => ordering(a[0], b[0])))
    if (keys.length === 0 || ordering(keys.at(-1), key) !== 0) keys.push(key);
  const sample = candidates.map(([key, weight]) => ({
    key: keys.findIndex((other) => ordering(other, key) === 0),
    weight,
  }));
  return askedBounds(ask, sample, partitions, keys);
}

function sketchFunction(rddId: number, size: number): ResultFunction<Sketch> {
  return {
    closures: [],
    run: (task, open) => {
      const seed = byteswap32(task.partitionId ^ (rddId << 16));
      return { partition: task.partitionId, ...reservoir(open, size, BigInt(seed)) };
    },
  };
}

/** Reservoir sampling as SamplingUtils does it (C2.20). */
function reservoir(
  open: Parameters<ResultFunction<unknown>["run"]>[1],
  size: number,
  seed: bigint,
): { count: number; sample: unknown[] } {
  const sample: unknown[] = [];
  const random = new XORShiftRandom(seed);
  let count = 0;
  open((key) => {
    count += 1;
    if (count <= size) sample.push(key);
    else {
      const at = Math.floor(random.nextDouble() * count);
      if (at < size) sample[at] = key;
    }
    return true;
  }).resume();
  return { count, sample };
}

/** The partitions that were much larger than the rest are sampled again, each record with the same chance. */
function resample(
  rdd: AnyRdd,
  partitions: readonly number[],
  fraction: number,
): [unknown, number][] {
  const keys = keysOf(rdd);
  const pruned = keys.derive(prunedNode<unknown>(keys, partitions));
  const sampled = pruned.derive(
    sampledNode<unknown>(
      pruned,
      (seed) => bernoulli(fraction, seed),
      BigInt(byteswap32(-Number(rdd.id) - 1)),
    ),
  );
  const weight = Math.fround(1 / fraction);
  return sampled.context
    .runJobBlocking(sampled, collecting)
    .flat()
    .map((key): [unknown, number] => [key, weight]);
}

/** `rdd.map(_._1)`: an RDD of its own each time. */
const keysOf = (rdd: AnyRdd): AnyRdd =>
  rdd.piped(
    plainPipe((pair: [unknown, unknown]) => pair[0]),
    [],
    false,
  );

/** RangePartitioner.determineBounds (C2.21). */
export function determineBounds(
  candidates: readonly (readonly [unknown, number])[],
  partitions: number,
  ordering: Ordering<unknown>,
): unknown[] {
  const ordered = candidates.slice().sort((a, b) => ordering(a[0], b[0]));
  const step = ordered.reduce((sum, [, weight]) => sum + weight, 0) / partitions;
  const bounds: unknown[] = [];
  let reached = 0;
  let target = step;
  for (const [key, weight] of ordered) {
    if (bounds.length >= partitions - 1) break;
    reached += weight;
    if (reached < target) continue;
    if (bounds.length > 0 && ordering(key, bounds[bounds.length - 1]) <= 0) continue;
    bounds.push(key);
    target += step;
  }
  return bounds;
}
