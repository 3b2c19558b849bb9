/**
 * The map side of a shuffle: takes the records of one map partition and lays them out by reduce partition. Three writers, as in Spark: one that
 * writes each record at once to the block of its reducer (BypassMergeSortShuffleWriter), one that does so within memory that it asks for
 * (UnsafeShuffleWriter), and one that keeps objects in a sorter, combined by key where the operator says so (SortShuffleWriter). Without combine
 * a block holds its records in order of arrival, with it in order of hash code. Rules C5.1–C5.5. Left out: the bytes lie in memory until the task
 * ends. Spark 3.5.3: core/…/shuffle/sort/SortShuffleWriter.scala, BypassMergeSortShuffleWriter.java, UnsafeShuffleWriter.java.
 */
import type { BoundAggregator, Pair } from "../collection/bound-aggregator.ts";
import { byHash, ExternalSorter } from "../collection/external-sorter.ts";
import type { TaskMemory } from "../collection/task-memory.ts";
import { RecordWriter } from "../foundation/codec.ts";
import { JavaError } from "../foundation/errors.ts";
import { hashCode } from "../foundation/hash-code.ts";
import { appendOnlyMapOrder } from "../foundation/map-order.ts";
import { kryoSize } from "../foundation/serialized-size.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import { combinedBy, type KeyPolicies, type MapSideCombine } from "../rdd/key-policies.ts";
import type { Instance, Sink } from "../rdd/ports.ts";
import { ShuffleExternalSorter } from "./shuffle-external-sorter.ts";
import {
  serializerFor,
  shuffleHandle,
  type ShuffleHandle,
  type ShuffleSettings,
} from "./shuffle-handle.ts";

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

/** A writer of pairs that are known to be pairs. */
interface PairWriter {
  write(pair: Pair): void;
  finish(): MapOutput;
}

/** What a writer needs of its executor and its task. */
interface WriterSurroundings {
  readonly memory: TaskMemory;
  readonly policies: KeyPolicies;
  readonly settings: ShuffleSettings;
}

/** A writer for one map task. Which one it is may depend on the first record. */
export function shuffleWriter(
  dependency: ShuffleDependency,
  instance: Instance,
  around: WriterSurroundings,
): ShuffleWriter {
  const { settings } = around;
  let writer: PairWriter | undefined;
  const chosen = (pair: Pair): PairWriter => {
    const serializer = serializerFor(dependency, pair, settings);
    const handle = shuffleHandle(dependency, serializer, settings);
    return writers[handle](dependency, instance, around);
  };
  return {
    sink: (record) => {
      const pair = asPair(record);
      writer ??= chosen(pair);
      writer.write(pair);
      return true;
    },
    finish: () => writer?.finish() ?? new Blocks(dependency, around).output(),
  };
}

const writers: Readonly<
  Record<
    ShuffleHandle,
    (dependency: ShuffleDependency, instance: Instance, around: WriterSurroundings) => PairWriter
  >
> = {
  BypassMergeSortShuffleHandle: (dependency, _instance, around) => {
    const blocks = new Blocks(dependency, around);
    return { write: (pair) => blocks.write(pair), finish: () => blocks.output() };
  },
  SerializedShuffleHandle: (dependency, _instance, around) => {
    const blocks = new Blocks(dependency, around);
    const sorter = new ShuffleExternalSorter(around.memory);
    return {
      write: (pair) => {
        sorter.insertRecord(kryoSize(pair[0]) + kryoSize(pair[1]));
        blocks.write(pair);
      },
      finish: () => {
        sorter.close();
        return blocks.output();
      },
    };
  },
  BaseShuffleHandle: (dependency, instance, around) => {
    const by = dependency.mapSideCombine ? dependency.aggregator?.bind(instance) : undefined;
    const { mapSideCombine } = around.policies;
    return by === undefined || mapSideCombine === undefined
      ? sortShuffleWriter(dependency, by, around)
      : askingWriter(dependency, by, around, mapSideCombine);
  },
};

function sortShuffleWriter(
  dependency: ShuffleDependency,
  aggregator: BoundAggregator | undefined,
  around: WriterSurroundings,
): PairWriter {
  const { partitioner, rdd } = dependency;
  const { memory, policies } = around;
  const sorter = new ExternalSorter(
    {
      keyKind: rdd.keyKind,
      numPartitions: partitioner.numPartitions,
      getPartition: (key) => partitioner.getPartition(key, policies),
      zerosAreOne: () => partitioner.getPartition(0) === partitioner.getPartition(-0),
      aggregator,
    },
    memory,
  );
  return {
    write: (pair) => sorter.insert(pair[0], pair[1]),
    finish: () => {
      const blocks = new Blocks(dependency, around);
      sorter.partitions().forEach((run, partition) => {
        for (let pair = run.next(); pair !== undefined; pair = run.next())
          blocks.append(partition, pair);
      });
      sorter.stop();
      return blocks.output();
    },
  };
}

/** With a kata's rule in the place of the map: what it answers is laid out as the map would be. It takes no execution memory. */
function askingWriter(
  dependency: ShuffleDependency,
  by: BoundAggregator,
  around: WriterSurroundings,
  ask: MapSideCombine,
): PairWriter {
  const { partitioner, rdd } = dependency;
  const records: Pair[] = [];
  return {
    write: (pair) => void records.push(pair),
    finish: () => {
      const { keys, combiners } = combinedBy(ask, records, by);
      const partitions = keys.map((key) => partitioner.getPartition(key, around.policies));
      const order = (): number[] =>
        appendOnlyMapOrder(keys.map((key, at) => hashCode([partitions[at], key])));
      const all = { keys, combiners, partitions };
      const blocks = new Blocks(dependency, around);
      byHash(all, partitioner.numPartitions, rdd.keyKind, order).forEach((block, partition) => {
        for (const pair of block) blocks.append(partition, pair);
      });
      return blocks.output();
    },
  };
}

function asPair(record: unknown): Pair {
  if (Array.isArray(record) && record.length === 2) return record as unknown as Pair;
  throw new JavaError("java.lang.ClassCastException", "a shuffle by key takes pairs [key, value]");
}

/** The blocks of a map output as they grow; a record is serialized when it comes. */
class Blocks {
  readonly #dependency: ShuffleDependency;
  readonly #around: WriterSurroundings;
  readonly #writers: (RecordWriter | undefined)[];
  #records = 0;

  constructor(dependency: ShuffleDependency, around: WriterSurroundings) {
    this.#dependency = dependency;
    this.#around = around;
    this.#writers = Array.from<undefined>({ length: dependency.partitioner.numPartitions });
  }

  write(pair: Pair): void {
    const { partitioner } = this.#dependency;
    this.append(partitioner.getPartition(pair[0], this.#around.policies), pair);
  }

  append(partition: number, pair: Pair): void {
    const writer = (this.#writers[partition] ??= new RecordWriter(this.#around.memory.classes));
    writer.write(pair[0]);
    writer.write(pair[1]);
    this.#records += 1;
  }

  output(): MapOutput {
    const lengths = this.#writers.map((writer) => writer?.length ?? 0);
    const data = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const writer of this.#writers) {
      if (writer === undefined) continue;
      data.set(writer.bytes(), at);
      at += writer.length;
    }
    return { data, lengths, records: this.#records };
  }
}
