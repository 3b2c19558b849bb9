/**
 * The map side of a shuffle: takes the records of one map partition and lays them out by reduce partition. Three writers, as in Spark: one that
 * writes each record at once to the block of its reducer (BypassMergeSortShuffleWriter), one that does so within memory that it asks for
 * (UnsafeShuffleWriter), and one that keeps objects in a sorter, combined by key where the operator says so (SortShuffleWriter). Without combine
 * a block holds its records in order of arrival, with it in order of hash code. Rules C5.1–C5.5. Left out: the bytes lie in memory until the task
 * ends. Spark 3.5.3: core/…/shuffle/sort/SortShuffleWriter.scala, BypassMergeSortShuffleWriter.java, UnsafeShuffleWriter.java.
 */
import type { Pair } from "../collection/bound-aggregator.ts";
import { ExternalSorter } from "../collection/external-sorter.ts";
import type { TaskMemory } from "../collection/task-memory.ts";
import { RecordWriter } from "../foundation/codec.ts";
import { JavaError } from "../foundation/errors.ts";
import { kryoSize } from "../foundation/serialized-size.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
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

/** A writer for one map task. Which one it is may depend on the first record. */
export function shuffleWriter(
  dependency: ShuffleDependency,
  instance: Instance,
  memory: TaskMemory,
  settings: ShuffleSettings,
): ShuffleWriter {
  let writer: PairWriter | undefined;
  const chosen = (pair: Pair): PairWriter => {
    const serializer = serializerFor(dependency, pair, settings);
    const handle = shuffleHandle(dependency, serializer, settings);
    return writers[handle](dependency, instance, memory);
  };
  return {
    sink: (record) => {
      const pair = asPair(record);
      writer ??= chosen(pair);
      writer.write(pair);
      return true;
    },
    finish: () => writer?.finish() ?? new Blocks(dependency, memory).output(),
  };
}

const writers: Readonly<
  Record<
    ShuffleHandle,
    (dependency: ShuffleDependency, instance: Instance, memory: TaskMemory) => PairWriter
  >
> = {
  BypassMergeSortShuffleHandle: (dependency, _instance, memory) => {
    const blocks = new Blocks(dependency, memory);
    return { write: (pair) => blocks.write(pair), finish: () => blocks.output() };
  },
  SerializedShuffleHandle: (dependency, _instance, memory) => {
    const blocks = new Blocks(dependency, memory);
    const sorter = new ShuffleExternalSorter(memory);
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
  BaseShuffleHandle: (dependency, instance, memory) =>
    sortShuffleWriter(dependency, instance, memory),
};

function sortShuffleWriter(
  dependency: ShuffleDependency,
  instance: Instance,
  memory: TaskMemory,
): PairWriter {
  const { partitioner, mapSideCombine, aggregator, rdd } = dependency;
  const sorter = new ExternalSorter(
    {
      keyKind: rdd.keyKind,
      numPartitions: partitioner.numPartitions,
      getPartition: (key) => partitioner.getPartition(key),
      aggregator: mapSideCombine ? aggregator?.bind(instance) : undefined,
    },
    memory,
  );
  return {
    write: (pair) => sorter.insert(pair[0], pair[1]),
    finish: () => {
      const blocks = new Blocks(dependency, memory);
      sorter.partitions().forEach((run, partition) => {
        for (let pair = run.next(); pair !== undefined; pair = run.next())
          blocks.append(partition, pair);
      });
      sorter.stop();
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
  readonly #memory: TaskMemory;
  readonly #writers: (RecordWriter | undefined)[];
  #records = 0;

  constructor(dependency: ShuffleDependency, memory: TaskMemory) {
    this.#dependency = dependency;
    this.#memory = memory;
    this.#writers = Array.from<undefined>({ length: dependency.partitioner.numPartitions });
  }

  write(pair: Pair): void {
    this.append(this.#dependency.partitioner.getPartition(pair[0]), pair);
  }

  append(partition: number, pair: Pair): void {
    const writer = (this.#writers[partition] ??= new RecordWriter(this.#memory.classes));
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
