/**
 * Where RDDs begin: a collection of the driver, a text file, nothing, or several RDDs one after another. Slices of `parallelize`
 * travel with their tasks as copies. Rules C1.40, C1.48–C1.53, C11.6–C11.8. Spark 3.5.3: ParallelCollectionRDD, HadoopRDD, UnionRDD.
 */
import { collectionSize } from "../foundation/serialized-size.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { JavaError, illegalArgument } from "../foundation/errors.ts";
import { copyValue } from "../foundation/closures.ts";
import type { Both } from "../foundation/language.ts";
import { asked, KataFault, shown } from "../foundation/kata-fault.ts";
import type { FileSystem } from "../world/disk.ts";
import type { AnyRdd } from "./core.ts";
import type { RddNode } from "./rdd-node.ts";
import { oneToOne, range } from "./dependency.ts";
import { arrayCursor, iterate } from "./iterate.ts";
import type { Cursor, Sink, TaskContext } from "./ports.ts";
import { lineReader, qualified, splitFiles, type FileSplit } from "./text-splits.ts";

/**
 * Where each of `numSlices` slices of a collection of `length` elements begins, and where it ends (that place not included), in order.
 * ParallelCollectionRDD.slice's `positions`.
 */
export type SlicePositions = (
  length: number,
  numSlices: number,
) => readonly (readonly [start: number, end: number])[];

/** Slice i holds the elements from ⌊i·length/numSlices⌋ to ⌊(i+1)·length/numSlices⌋. */
export const evenPositions: SlicePositions = (length, numSlices) => {
  const bound = (i: number): number => Math.floor((i * length) / numSlices);
  return Array.from({ length: numSlices }, (_, i) => [bound(i), bound(i + 1)] as const);
};

/**
 * The collection is cut when its partitions are first asked for: what changes in it before that is in the RDD, what changes later is not.
 */
export function parallelCollection<T>(
  data: readonly T[],
  slices: number,
  positions: SlicePositions = evenPositions,
): RddNode<T> {
  let cut: readonly (readonly T[])[] | undefined;
  const sizes: Bytes[] = [];
  const all = (): readonly (readonly T[])[] => {
    if (slices < 1) throw illegalArgument("Positive number of partitions required");
    return (cut ??= checkedPositions(positions, data.length, slices).map(([start, end]) =>
      data.slice(start, end),
    ));
  };
  return {
    className: "ParallelCollectionRDD",
    numPartitions: () => all().length,
    dependencies: () => [],
    partitionBytes: (partition) =>
      (sizes[partition] ??= collectionSize(all()[partition] as readonly T[])),
    compute: (partition, task, sink) => {
      const slice = (all()[partition] as readonly T[]).map(copyValue);
      task.countRecords(slice.length);
      return arrayCursor(slice, sink);
    },
  };
}

/** One partition an element, each with the hosts it prefers. */
export function locatedCollection<T>(
  data: readonly (readonly [T, readonly string[]])[],
): RddNode<T> {
  const slices = Math.max(1, data.length);
  const elements = data.map(([element]) => element);
  return {
    ...parallelCollection(elements, slices),
    preferredLocations: (partition) => data[partition]?.[1] ?? [],
  };
}

function listFault(answer: unknown, numSlices: number): Both {
  const found = Array.isArray(answer) ? answer.length : shown(answer);
  return {
    en: `the answer is not a list of ${numSlices} slices, but ${found}`,
    ko: `답이 조각 ${numSlices}개의 목록이 아닙니다: ${found}`,
  };
}

/** The positions, which a kata may have answered. */
function checkedPositions(
  positions: SlicePositions,
  length: number,
  numSlices: number,
): ReturnType<SlicePositions> {
  if (positions === evenPositions) return positions(length, numSlices);
  const answer: unknown = asked("slicePositions", () => positions(length, numSlices));
  if (!Array.isArray(answer) || answer.length !== numSlices)
    throw new KataFault("slicePositions", listFault(answer, numSlices));
  for (const slice of answer as unknown[]) {
    const [start, end] = Array.isArray(slice) ? (slice as unknown[]) : [];
    const fits = Number.isInteger(start) && Number.isInteger(end);
    if (!fits || Number(start) < 0 || Number(end) > length || Number(start) > Number(end))
      throw new KataFault("slicePositions", {
        en: `${JSON.stringify(slice)} is no slice of ${length} elements`,
        ko: `원소 ${length}개의 조각이 아닙니다: ${JSON.stringify(slice)}`,
      });
  }
  return answer as unknown as ReturnType<SlicePositions>;
}

/** sc.range: the same slices over numbers that are never laid out; `base` is the RDD of slice numbers below it. */
export function rangeNode<N extends number | bigint>(
  base: AnyRdd,
  bounds: { readonly start: number; readonly end: number; readonly step: number },
  slices: number,
  make: (value: number) => N,
): RddNode<N> {
  const { start, end, step } = bounds;
  if (step === 0) throw illegalArgument("requirement failed: step cannot be 0");
  if (slices < 1) throw illegalArgument("Positive number of partitions required");
  const length = Math.max(0, Math.ceil((end - start) / step));
  const bound = (i: number): number => Math.floor((i * length) / slices);
  return {
    className: "MapPartitionsRDD",
    numPartitions: () => slices,
    dependencies: () => [oneToOne(base)],
    compute: (partition, task, sink) => {
      let at = bound(partition);
      const last = bound(partition + 1);
      task.countRecords(last - at);
      return {
        resume: () => {
          while (at < last) {
            const value = make(start + at * step);
            at += 1;
            if (!sink(value)) return true;
          }
          return false;
        },
        close: () => undefined,
      };
    },
  };
}

export const emptyNode = <T>(): RddNode<T> => ({
  className: "EmptyRDD",
  numPartitions: () => 0,
  dependencies: () => [],
  compute: () => {
    throw new JavaError("java.lang.UnsupportedOperationException", "empty RDD");
  },
});

/** HadoopRDD over text files: lines with no terminator; splits are asked when partitions are. */
export function textFileNode(
  path: string,
  minPartitions: number,
  files: FileSystem,
): RddNode<string> {
  let splits: readonly FileSplit[] | undefined;
  const all = (): readonly FileSplit[] => (splits ??= splitFiles(path, minPartitions, files));
  return {
    className: "HadoopRDD",
    numPartitions: () => all().length,
    dependencies: () => [],
    inputFile: (partition) => qualified((all()[partition] as FileSplit).path),
    preferredLocations: (partition) => all()[partition]?.hosts ?? [],
    compute: (partition, task, sink) => {
      const split = all()[partition] as FileSplit;
      return readLines(split, task, sink);
    },
  };
}

function readLines(split: FileSplit, task: TaskContext, sink: Sink<string>): Cursor {
  const { bytes, offset } = task.readSplit(split.path, split.start, split.length);
  task.metrics.inputBytesRead += split.length;
  const next = lineReader(bytes, split, offset);
  let count = 0;
  const finish = (): void => {
    task.countRecords(count);
    task.metrics.inputRecordsRead += count;
    count = 0;
  };
  return {
    resume: () => {
      for (;;) {
        const line = next();
        if (line === undefined) {
          finish();
          return false;
        }
        count += 1;
        if (!sink(line)) {
          finish();
          return true;
        }
      }
    },
    close: () => undefined,
  };
}

/** The partitions of several RDDs, one after another. */
export function unionNode<T>(rdds: readonly AnyRdd[]): RddNode<T> {
  const starts: number[] = [];
  const total = (): number => {
    let sum = 0;
    rdds.forEach((rdd, i) => {
      starts[i] = sum;
      sum += rdd.getNumPartitions();
    });
    return sum;
  };
  /** Which of the RDDs a partition comes from, and its place there. */
  const place = (partition: number): readonly [number, number] => {
    total();
    let of = rdds.length - 1;
    while ((starts[of] as number) > partition || rdds[of]?.getNumPartitions() === 0) of -= 1;
    return [of, partition - (starts[of] as number)];
  };
  return {
    className: "UnionRDD",
    numPartitions: total,
    preferredLocations: (partition) => {
      const [of, at] = place(partition);
      return (rdds[of] as AnyRdd).preferredLocations(at);
    },
    parents: rdds,
    dependencies: () => {
      total();
      return rdds.map((rdd, i) => range(rdd, 0, starts[i] as number, rdd.getNumPartitions()));
    },
    compute: (partition, task, sink) => {
      const [of, at] = place(partition);
      return iterate(rdds[of] as AnyRdd, at, task, sink as Sink<unknown>);
    },
  };
}

/** PartitionerAwareUnionRDD: parents partitioned alike keep their partitioner; partition p is each parent's p in turn. */
export function partitionerAwareUnion<T>(rdds: readonly AnyRdd[]): RddNode<T> {
  const first = rdds[0] as AnyRdd;
  return {
    className: "PartitionerAwareUnionRDD",
    numPartitions: () => first.getNumPartitions(),
    dependencies: () => rdds.map((rdd) => oneToOne(rdd)),
    partitioner: first.partitioner,
    compute: (partition, task, sink) =>
      concatenated(rdds.map((rdd) => () => iterate(rdd, partition, task, sink as Sink<unknown>))),
  };
}

/** Several cursors, one after another; each is opened when its turn comes. */
export function concatenated(openers: readonly (() => Cursor)[]): Cursor {
  let at = 0;
  let current: Cursor | undefined;
  return {
    resume: () => {
      while (at < openers.length) {
        current ??= openers[at]?.();
        if (current?.resume() === true) return true;
        current?.close();
        current = undefined;
        at += 1;
      }
      return false;
    },
    close: () => current?.close(),
  };
}
