/**
 * The map side of a shuffle: takes the records of one map partition, combines them by key where the operator says so, and lays them out
 * by reduce partition. With map-side combine, blocks are ordered by hash code; without, in order of arrival. Rules C5.1–C5.5.
 * Left out so far: spilling. Spark 3.5.3: core/…/shuffle/sort/SortShuffleWriter.scala, BypassMergeSortShuffleWriter.java.
 */
import { RecordWriter, type ClassTable } from "../foundation/codec.ts";
import { JavaError, SparkException } from "../foundation/errors.ts";
import { hashCode } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import { appendOnlyMapOrder } from "../foundation/map-order.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import { combinedBy, type KeyPolicies, type MapSideCombine } from "../rdd/key-policies.ts";
import type { Partitioner } from "../rdd/partitioner.ts";
import type { Instance, Sink } from "../rdd/ports.ts";
import { CombinerMap, insertValue } from "../rdd/shuffled.ts";

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

/** A writer for one map task. */
export function shuffleWriter(
  dependency: ShuffleDependency,
  instance: Instance,
  classes: ClassTable,
  policies: KeyPolicies = {},
): ShuffleWriter {
  if (!dependency.mapSideCombine || dependency.aggregator === undefined)
    return plainWriter(dependency, classes, policies);
  const { mapSideCombine } = policies;
  return mapSideCombine === undefined
    ? combiningWriter(dependency, instance, classes, policies)
    : askingWriter(dependency, instance, classes, policies, mapSideCombine);
}

function plainWriter(
  dependency: ShuffleDependency,
  classes: ClassTable,
  policies: KeyPolicies,
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
  instance: Instance,
  classes: ClassTable,
  policies: KeyPolicies,
): ShuffleWriter {
  const aggregator = dependency.aggregator;
  if (aggregator === undefined)
    throw new SparkException("requirement failed: Map-side combine without Aggregator specified!");
  const by = aggregator.bind(instance);
  const map = new CombinerMap(byPartitionAndKey(dependency.partitioner));
  return {
    sink: (record) => {
      const pair = asPair(record);
      insertValue(map, by, pair[0], pair[1]);
      return true;
    },
    finish: () => layOut(byHash(map, dependency, policies), classes),
  };
}

/** With a kata's rule in the place of the map: what it answers is laid out as the map would be. */
function askingWriter(
  dependency: ShuffleDependency,
  instance: Instance,
  classes: ClassTable,
  policies: KeyPolicies,
  ask: MapSideCombine,
): ShuffleWriter {
  const records: (readonly [unknown, unknown])[] = [];
  const by = (dependency.aggregator as NonNullable<typeof dependency.aggregator>).bind(instance);
  return {
    sink: (record) => records.push(asPair(record)) > 0,
    finish: () => layOut(byHash(combinedBy(ask, records, by), dependency, policies), classes),
  };
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
