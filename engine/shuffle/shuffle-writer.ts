/**
 * The map side of a shuffle: takes the records of one map partition, combines them by key where the operator says so, and lays them out
 * by reduce partition. With map-side combine, blocks are ordered by hash code; without, in order of arrival. Rules C5.1–C5.5.
 * A table of combiners that grows beyond its memory is spilled, and merged in the end. Left out so far: spilling without combine. Spark 3.5.3: core/…/shuffle/sort/SortShuffleWriter.scala, BypassMergeSortShuffleWriter.java.
 */
import { RecordReader, RecordWriter, toBytes, type ClassTable } from "../foundation/codec.ts";
import { JavaError } from "../foundation/errors.ts";
import { hashCode } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import { appendOnlyMapOrder } from "../foundation/map-order.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BoundAggregator, ShuffleDependency } from "../rdd/dependency.ts";
import { combinedBy, type KeyPolicies, type MapSideCombine } from "../rdd/key-policies.ts";
import type { Partitioner } from "../rdd/partitioner.ts";
import type { Instance, Sink } from "../rdd/ports.ts";
import { CombinerMap, insertValue } from "../rdd/shuffled.ts";
import { Spillable, type TaskMemory } from "./spillable.ts";

export interface MapOutput {
  readonly data: Uint8Array;
  /** Bytes of each reduce partition's block. */
  readonly lengths: readonly Bytes[];
  readonly records: number;
}

export interface ShuffleWriter {
  readonly sink: Sink<unknown>;
  finish(): MapOutput;
}

/** What a writer needs of its executor and its task. */
interface WriterSurroundings {
  readonly classes: ClassTable;
  readonly memory: TaskMemory;
  readonly policies: KeyPolicies;
}

/** A writer for one map task. */
export function shuffleWriter(
  dependency: ShuffleDependency,
  instance: Instance,
  around: WriterSurroundings,
): ShuffleWriter {
  const { aggregator } = dependency;
  if (!dependency.mapSideCombine || aggregator === undefined)
    return plainWriter(dependency, around);
  const by = aggregator.bind(instance);
  const { mapSideCombine } = around.policies;
  return mapSideCombine === undefined
    ? combiningWriter(dependency, by, around)
    : askingWriter(dependency, by, around, mapSideCombine);
}

function plainWriter(
  dependency: ShuffleDependency,
  { classes, policies }: WriterSurroundings,
): ShuffleWriter {
  const { partitioner } = dependency;
  const blocks: unknown[][] = Array.from({ length: partitioner.numPartitions }, () => []);
  return {
    sink: (record) => {
      const pair = asPair(record);
      (blocks[partitioner.getPartition(pair[0], policies)] as unknown[]).push(pair);
      return true;
    },
    finish: () => layOut(blocks, classes),
  };
}

function combiningWriter(
  dependency: ShuffleDependency,
  by: BoundAggregator,
  { classes, memory, policies }: WriterSurroundings,
): ShuffleWriter {
  const spillable = new Spillable(memory);
  const spills: Uint8Array[] = [];
  const empty = (): CombinerMap => new CombinerMap(byPartitionAndKey(dependency.partitioner));
  let map = empty();
  return {
    sink: (record) => {
      const pair = asPair(record);
      insertValue(map, by, pair[0], pair[1]);
      const size = spillable.taken(map.keys, map.combiners);
      if (size === undefined) return true;
      const { keys, combiners } = map;
      const spill = toBytes(
        keys.flatMap((key, at) => [key, combiners[at]]),
        classes,
      );
      spills.push(spill);
      spillable.spilled(size, spill.length);
      map = empty();
      return true;
    },
    finish: () => {
      spillable.release();
      const merged = spills.length === 0 ? map : mergeSpills(spills, map, empty(), by, classes);
      return layOut(byHash(merged, dependency, policies), classes);
    },
  };
}

/** With a kata's rule in the place of the map: what it answers is laid out as the map would be. It takes no execution memory. */
function askingWriter(
  dependency: ShuffleDependency,
  by: BoundAggregator,
  { classes, policies }: WriterSurroundings,
  ask: MapSideCombine,
): ShuffleWriter {
  const records: (readonly [unknown, unknown])[] = [];
  return {
    sink: (record) => records.push(asPair(record)) > 0,
    finish: () => layOut(byHash(combinedBy(ask, records, by), dependency, policies), classes),
  };
}

/** Combiners of one key meet in the order in which they were spilled, those still in memory last. */
function mergeSpills(
  spills: readonly Uint8Array[],
  rest: CombinerMap,
  into: CombinerMap,
  by: BoundAggregator,
  classes: ClassTable,
): CombinerMap {
  const take = (key: unknown, combiner: unknown): void => {
    const at = into.placeOf(key);
    if (at === -1) into.add(key, combiner);
    else into.combiners[at] = by.mergeCombiners(into.combiners[at], combiner);
  };
  for (const spill of spills) {
    const reader = new RecordReader(spill, classes);
    while (!reader.done) take(reader.read(), reader.read());
  }
  rest.keys.forEach((key, at) => take(key, rest.combiners[at]));
  return into;
}

/** The map side combines by the pair of partition and key, and a pair compares with `==`: zeros of one partition are one, NaN stays alone. */
const byPartitionAndKey =
  (partitioner: Partitioner) =>
  (key: unknown): unknown => {
    if (typeof key !== "number") return keyIdentity(key);
    if (Number.isNaN(key)) return Symbol("NaN");
    const alike = key === 0 && partitioner.getPartition(0) === partitioner.getPartition(-0);
    return alike ? 0 : keyIdentity(key);
  };

/** By partition and hash code; equal ones as PartitionedAppendOnlyMap holds them, by the hash of (partition, key). */
function byHash(
  map: Pick<CombinerMap, "keys" | "combiners">,
  dependency: ShuffleDependency,
  policies: KeyPolicies,
): (readonly (readonly [unknown, unknown])[])[] {
  const { partitioner } = dependency;
  const partitions = map.keys.map((key) => partitioner.getPartition(key, policies));
  const hashes = map.keys.map((key) => hashCode(key, dependency.rdd.keyKind));
  const blocks: number[][] = Array.from({ length: partitioner.numPartitions }, () => []);
  for (const at of inSlots(map.keys, partitions, hashes)) {
    (blocks[partitions[at] as number] as number[]).push(at);
  }
  return blocks.map((block) =>
    block
      .sort((a, b) => (hashes[a] as number) - (hashes[b] as number))
      .map((at) => [map.keys[at], map.combiners[at]] as const),
  );
}

/** The order of slots matters only where two keys of a partition have the same hash code. */
function inSlots(
  keys: readonly unknown[],
  partitions: readonly number[],
  hashes: readonly number[],
): readonly number[] {
  if (new Set(hashes).size === hashes.length) return keys.map((_, i) => i);
  return appendOnlyMapOrder(keys.map((key, i) => hashCode([partitions[i], key])));
}

function asPair(record: unknown): readonly [unknown, unknown] {
  if (Array.isArray(record) && record.length === 2)
    return record as unknown as readonly [unknown, unknown];
  throw new JavaError("java.lang.ClassCastException", "a shuffle by key takes pairs [key, value]");
}

function layOut(blocks: readonly (readonly unknown[])[], classes: ClassTable): MapOutput {
  const writer = new RecordWriter(classes);
  let records = 0;
  const lengths = blocks.map((block) => {
    const start = writer.length;
    for (const pair of block) {
      const [key, value] = pair as readonly [unknown, unknown];
      writer.write(key);
      writer.write(value);
    }
    records += block.length;
    return writer.length - start;
  });
  return { data: writer.bytes().slice(), lengths, records };
}
