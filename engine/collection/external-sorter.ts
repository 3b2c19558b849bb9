/**
 * ExternalSorter: brings pairs into order of partition, and within one into the order of an ordering, or combined by key in the order of their
 * hash codes, or as they came. What does not fit into memory goes to disk sorted and is merged in the end. The map side of a shuffle uses it with
 * partitions, the reduce side with an ordering. Rules C5.5–C5.8. Recorded in test/oracle/recordings/shuffles. Left out: combining with an ordering.
 * Spark 3.5.3: core/…/util/collection/ExternalSorter.scala.
 */
import { hashCode, type KeyKind } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { SizeTrackingAppendOnlyMap } from "./append-only-map.ts";
import type { BoundAggregator, Pair } from "./bound-aggregator.ts";
import { PartitionedPairBuffer } from "./partitioned-pair-buffer.ts";
import {
  chained,
  inMemory,
  mergeSort,
  mergeWithAggregation,
  onDisk,
  pairBytes,
  type Comparator,
  type Run,
} from "./sorted-runs.ts";
import { Pace } from "./pace.ts";
import { Spillable } from "./spillable.ts";
import type { TaskMemory } from "./task-memory.ts";

export interface SorterOptions {
  readonly keyKind: KeyKind | undefined;
  readonly numPartitions?: number;
  readonly getPartition?: (key: unknown) => number;
  /** Whether the two zeros of Double go to one partition, and so are one key to a map that combines. */
  readonly zerosAreOne?: () => boolean;
  readonly aggregator?: BoundAggregator | undefined;
  readonly ordering?: Comparator | undefined;
}

type Blocks = readonly (readonly Pair[])[];

export class ExternalSorter {
  readonly #options: SorterOptions;
  readonly #memory: TaskMemory;
  readonly #numPartitions: number;
  readonly #partitionOf: (key: unknown) => number;
  readonly #spillable: Spillable;
  readonly #pace: Pace;
  readonly #aggregator: BoundAggregator | undefined;
  /** Of each spill, the bytes of each partition. */
  readonly #spills: (readonly Uint8Array[])[] = [];
  #map: SizeTrackingAppendOnlyMap;
  #buffer: PartitionedPairBuffer;
  #peak: Bytes = 0;

  constructor(options: SorterOptions, memory: TaskMemory) {
    this.#options = options;
    this.#memory = memory;
    this.#numPartitions = options.numPartitions ?? 1;
    const { getPartition } = options;
    this.#partitionOf =
      this.#numPartitions > 1 && getPartition !== undefined ? getPartition : () => 0;
    this.#spillable = new Spillable(memory, "ExternalSorter");
    this.#pace = new Pace(this.#spillable);
    this.#aggregator = options.aggregator;
    this.#map = this.#newMap();
    this.#buffer = this.#newBuffer();
    this.#pace.begin(this.#collection.tracker);
  }

  #newMap(): SizeTrackingAppendOnlyMap {
    return new SizeTrackingAppendOnlyMap({
      keyKind: this.#options.keyKind,
      held: this.#aggregator?.held ?? "value",
      partitionOf: this.#partitionOf,
      identity: (key) => pairIdentity(key, this.#options.zerosAreOne),
      beforeGrowth: this.#cut,
    });
  }

  #newBuffer(): PartitionedPairBuffer {
    return new PartitionedPairBuffer(this.#cut);
  }

  insertAll(records: Iterable<Pair>): this {
    for (const pair of records) this.insert(pair[0], pair[1]);
    return this;
  }

  insert(key: unknown, value: unknown): void {
    if (this.#aggregator === undefined) this.#buffer.insert(this.#partitionOf(key), key, value);
    else this.#combine(this.#aggregator, key, value);
    this.#pace.left -= 1;
    if (this.#pace.left === 0) this.#maybeSpill();
  }

  #combine(by: BoundAggregator, key: unknown, value: unknown): void {
    const map = this.#map;
    const at = map.placeOf(key);
    if (at === -1) map.add(key, by.createCombiner(value));
    else map.combiners[at] = by.mergeValue(map.combiners[at], value);
  }

  /** After a record went in. */
  #maybeSpill(): void {
    this.#pace.settle(this.#collection.tracker);
    if (this.#spillable.maybeSpill(this.#collection.size, () => this.#spill())) {
      if (this.#aggregator === undefined) this.#buffer = this.#newBuffer();
      else this.#map = this.#newMap();
    }
    this.#pace.begin(this.#collection.tracker);
  }

  get #collection(): SizeTrackingAppendOnlyMap | PartitionedPairBuffer {
    return this.#aggregator === undefined ? this.#buffer : this.#map;
  }

  readonly #cut = (): void => this.#pace.cut(this.#collection.tracker);

  #spill(): Bytes {
    this.#keepPeak();
    const bytes = this.#blocks().map((block) => pairBytes(block, this.#memory.classes));
    this.#spills.push(bytes);
    return bytes.reduce((sum, { length }) => sum + length, 0);
  }

  #keepPeak(): void {
    this.#peak = Math.max(this.#peak, this.#collection.tracker.peak);
  }

  /** Everything is in: the pairs of each partition in order, and what it took is told. */
  partitions(): readonly Run[] {
    this.#pace.settle(this.#collection.tracker);
    if (this.#spills.length > 0 || !this.#collection.isEmpty) this.#keepPeak();
    this.#spillable.tell(this.#peak);
    const rest = this.#blocks();
    return rest.map((block, partition) => {
      if (this.#spills.length === 0) return inMemory(block);
      const spilled = this.#spills.map((bytes) =>
        onDisk(bytes[partition] as Uint8Array, this.#memory.classes),
      );
      return this.#merged([...spilled, inMemory(block)]);
    });
  }

  /** The memory it holds goes back. */
  stop(): void {
    this.#spillable.release();
  }

  #merged(runs: readonly Run[]): Run {
    const { ordering, keyKind } = this.#options;
    const aggregator = this.#aggregator;
    const byHash: Comparator = (a, b) => hashCode(a, keyKind) - hashCode(b, keyKind);
    if (aggregator !== undefined) return mergeWithAggregation(runs, aggregator, byHash);
    return ordering === undefined ? chained(runs) : mergeSort(runs, ordering);
  }

  /** What is in memory, by partition and in order. */
  #blocks(): Blocks {
    return this.#aggregator === undefined ? this.#buffered() : this.#byHash();
  }

  #buffered(): Blocks {
    const { partitions, keys, values } = this.#buffer;
    const blocks: Pair[][] = Array.from({ length: this.#numPartitions }, () => []);
    partitions.forEach((partition, at) => {
      (blocks[partition] as Pair[]).push([keys[at], values[at]]);
    });
    const { ordering } = this.#options;
    if (ordering !== undefined)
      for (const block of blocks) block.sort((a, b) => ordering(a[0], b[0]));
    return blocks;
  }

  #byHash(): Blocks {
    return byHash(this.#map, this.#numPartitions, this.#options.keyKind, () =>
      this.#map.slotOrder(),
    );
  }
}

/** Combiners by partition and in the order of hash codes; those with equal codes as the table holds them: by the hash of (partition, key). */
export function byHash(
  { keys, combiners, partitions }: CombinersByPartition,
  numPartitions: number,
  keyKind: KeyKind | undefined,
  slotOrder: () => readonly number[],
): Blocks {
  const hashes = keys.map((key) => hashCode(key, keyKind));
  const isPlain = new Set(hashes).size === hashes.length;
  const order = isPlain ? keys.map((_, at) => at) : slotOrder();
  const blocks: number[][] = Array.from({ length: numPartitions }, () => []);
  for (const at of order) (blocks[partitions[at] as number] as number[]).push(at);
  return blocks.map((block) =>
    block
      .sort((a, b) => (hashes[a] as number) - (hashes[b] as number))
      .map((at): Pair => [keys[at], combiners[at]]),
  );
}

interface CombinersByPartition {
  readonly keys: readonly unknown[];
  readonly combiners: readonly unknown[];
  readonly partitions: readonly number[];
}

/** The map side combines by the pair of partition and key, and a pair compares with `==`: zeros of one partition are one, NaN stays alone. */
function pairIdentity(key: unknown, zerosAreOne: (() => boolean) | undefined): unknown {
  if (typeof key !== "number") return keyIdentity(key);
  if (Number.isNaN(key)) return Symbol("NaN");
  return key === 0 && zerosAreOne?.() === true ? 0 : keyIdentity(key);
}
