/**
 * Sorted runs of pairs, in memory or on disk, and how several are merged: by ordering, or by hash code with equal keys combined. Which of equal
 * pairs comes first follows from Scala's priority queue. Rules C5.5. Spark 3.5.3: core/…/util/collection/ExternalSorter.scala (mergeSort,
 * mergeWithAggregation).
 */
import { RecordReader, toBytes, type ClassTable } from "../foundation/codec.ts";
import { scalaEquals } from "../foundation/key-map.ts";
import type { BoundAggregator, Pair } from "./bound-aggregator.ts";
import { MergeHeap } from "./merge-heap.ts";

/** An iterator whose next pair can be looked at: BufferedIterator. */
export interface Run {
  /** The next pair; undefined at the end. */
  readonly head: Pair | undefined;
  next(): Pair | undefined;
}

/** A run that takes its pairs from somewhere, one ahead. */
export class BufferedRun implements Run {
  readonly #take: () => Pair | undefined;
  head: Pair | undefined;

  constructor(take: () => Pair | undefined) {
    this.#take = take;
    this.head = take();
  }

  next(): Pair | undefined {
    const { head } = this;
    if (head !== undefined) this.head = this.#take();
    return head;
  }
}

export function inMemory(pairs: readonly Pair[]): Run {
  let at = 0;
  return new BufferedRun(() => pairs[at++]);
}

/** Pairs as they go to disk. */
export const pairBytes = (pairs: readonly Pair[], classes: ClassTable): Uint8Array =>
  toBytes(pairs.flat(), classes);

export function onDisk(bytes: Uint8Array, classes: ClassTable): Run {
  const reader = new RecordReader(bytes, classes);
  return new BufferedRun(() => (reader.done ? undefined : [reader.read(), reader.read()]));
}

export type Comparator = (a: unknown, b: unknown) => number;

/** All pairs of several runs in order of their keys. */
export function mergeSort(runs: readonly Run[], compare: Comparator): Run {
  const heap = MergeHeap.of(
    runs.filter(({ head }) => head !== undefined),
    (a, b) => compare((a.head as Pair)[0], (b.head as Pair)[0]),
  );
  return new BufferedRun(() => {
    const first = heap.dequeue();
    const pair = first?.next();
    if (first?.head !== undefined) heap.enqueue(first);
    return pair;
  });
}

/** The same, with equal keys combined. `compare` may find keys equal that are not. */
export function mergeWithAggregation(
  runs: readonly Run[],
  by: BoundAggregator,
  compare: Comparator,
): Run {
  const sorted = mergeSort(runs, compare);
  let group: [unknown, unknown][] = [];
  let at = 0;
  return new BufferedRun(() => {
    if (at === group.length) {
      group = nextGroup(sorted, by, compare);
      at = 0;
    }
    return group[at++];
  });
}

function nextGroup(sorted: Run, by: BoundAggregator, compare: Comparator): [unknown, unknown][] {
  const first = sorted.next();
  if (first === undefined) return [];
  const group: [unknown, unknown][] = [[...first]];
  while (sorted.head !== undefined && compare(sorted.head[0], first[0]) === 0) {
    const [key, combiner] = sorted.next() as Pair;
    const held = group.find((entry) => scalaEquals(entry[0], key));
    if (held === undefined) group.push([key, combiner]);
    else held[1] = by.mergeCombiners(held[1], combiner);
  }
  return group;
}

/** The pairs of runs one after another. */
export function chained(runs: readonly Run[]): Run {
  let at = 0;
  return new BufferedRun(() => {
    while (at < runs.length && runs[at]?.head === undefined) at += 1;
    return runs[at]?.next();
  });
}

/** A run as an iterator; `end` is called when it is through. */
export function iteratorOf<P extends Pair>(
  run: Run,
  end: () => void = () => undefined,
): Iterator<P, undefined> {
  return {
    next: () => {
      const value = run.next();
      if (value !== undefined) return { done: false, value: value as P };
      end();
      return { done: true, value: undefined };
    },
  };
}
