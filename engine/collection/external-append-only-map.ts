/**
 * ExternalAppendOnlyMap: the table of a reduce task, which combines values by key and goes to disk, sorted by hash code, when memory runs out.
 * Without a spill its keys come out in the order of the table's slots; with one in the order of their hash codes, and the combiners of a key
 * meet in the order in which Spark's heap of runs hands them out. Rules C1.56, C5.6–C5.8. Recorded in test/oracle/recordings/shuffles.
 * Left out: spilling what is being read for another collection of the task. Spark 3.5.3: core/…/util/collection/ExternalAppendOnlyMap.scala.
 */
import { hashCode, type KeyKind } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { SizeTrackingAppendOnlyMap } from "./append-only-map.ts";
import type { BoundAggregator, Pair } from "./bound-aggregator.ts";
import { MergeHeap } from "./merge-heap.ts";
import { inMemory, iteratorOf, onDisk, pairBytes, BufferedRun, type Run } from "./sorted-runs.ts";
import { Pace } from "./pace.ts";
import { Spillable } from "./spillable.ts";
import type { TaskMemory } from "./task-memory.ts";

/** A run, and those of its pairs that share the smallest hash code. */
interface StreamBuffer {
  readonly run: Run;
  readonly pairs: Pair[];
}

export class ExternalAppendOnlyMap {
  readonly #by: BoundAggregator;
  readonly #memory: TaskMemory;
  readonly #keyKind: KeyKind | undefined;
  readonly #spillable: Spillable;
  readonly #pace: Pace;
  readonly #spills: Uint8Array[] = [];
  #map: SizeTrackingAppendOnlyMap;
  #isEmpty = true;
  #peak: Bytes = 0;

  constructor(by: BoundAggregator, memory: TaskMemory, keyKind: KeyKind | undefined) {
    this.#by = by;
    this.#memory = memory;
    this.#keyKind = keyKind;
    this.#spillable = new Spillable(memory, "ExternalAppendOnlyMap");
    this.#pace = new Pace(this.#spillable);
    this.#map = this.#newMap();
  }

  #newMap(): SizeTrackingAppendOnlyMap {
    return new SizeTrackingAppendOnlyMap({
      keyKind: this.#keyKind,
      held: this.#by.held ?? "value",
      beforeGrowth: () => this.#pace.cut(this.#map.tracker),
    });
  }

  insertAll(records: Iterable<Pair>): this {
    for (const pair of records) this.insert(pair[0], pair[1]);
    return this;
  }

  insert(key: unknown, value: unknown): void {
    if (this.#pace.left === 0) this.#maybeSpill();
    const map = this.#map;
    const at = map.placeOf(key);
    if (at === -1) map.add(key, this.#by.createCombiner(value));
    else map.combiners[at] = this.#by.mergeValue(map.combiners[at], value);
    this.#pace.left -= 1;
  }

  /** Before a record goes in. */
  #maybeSpill(): void {
    this.#isEmpty = false;
    this.#pace.settle(this.#map.tracker);
    if (this.#spillable.maybeSpill(this.#map.size, () => this.#spill())) this.#map = this.#newMap();
    this.#pace.begin(this.#map.tracker);
  }

  #spill(): Bytes {
    this.#peak = Math.max(this.#peak, this.#map.tracker.peak);
    const bytes = pairBytes(this.#sorted(), this.#memory.classes);
    this.#spills.push(bytes);
    return bytes.length;
  }

  /** Everything is in: the keys with their combiners, and what it took is told. */
  iterator(): Iterator<[unknown, unknown], undefined> {
    this.#pace.settle(this.#map.tracker);
    if (!this.#isEmpty) this.#peak = Math.max(this.#peak, this.#map.tracker.peakBefore);
    this.#spillable.tell(this.#peak);
    const release = (): void => this.#spillable.release();
    if (this.#spills.length > 0) return iteratorOf(this.#merged(), release);
    return iteratorOf(inMemory(this.#inSlotOrder()), release);
  }

  #inSlotOrder(): Pair[] {
    const { keys, combiners } = this.#map;
    return this.#map.slotOrder().map((at) => [keys[at], combiners[at]]);
  }

  /** By hash code; the null key has its place before all others, whatever its code. */
  #sorted(): Pair[] {
    const pairs = this.#inSlotOrder();
    const start = pairs.length > 0 && isNull(pairs[0]?.[0]) ? 1 : 0;
    const hashed = pairs.slice(start).map((pair) => ({ pair, hash: this.#hash(pair) }));
    hashed.sort((a, b) => a.hash - b.hash);
    return [...pairs.slice(0, start), ...hashed.map(({ pair }) => pair)];
  }

  #hash([key]: Pair): number {
    return hashCode(key, this.#keyKind);
  }

  #merged(): Run {
    const heap = new MergeHeap<StreamBuffer>((a, b) => this.#minHash(a) - this.#minHash(b));
    const disk = this.#spills.map((bytes) => onDisk(bytes, this.#memory.classes));
    for (const run of [inMemory(this.#sorted()), ...disk]) this.#refill({ run, pairs: [] }, heap);
    return new BufferedRun(() => this.#next(heap));
  }

  #minHash({ pairs }: StreamBuffer): number {
    return this.#hash(pairs[0] as Pair);
  }

  /** Takes the pairs of the run's next hash code, where none are left, and puts the stream back where there are any. */
  #refill(stream: StreamBuffer, heap: MergeHeap<StreamBuffer>): void {
    const { run, pairs } = stream;
    const first = pairs.length === 0 ? run.next() : undefined;
    if (first !== undefined) {
      pairs.push(first);
      const hash = this.#hash(first);
      while (run.head !== undefined && this.#hash(run.head) === hash)
        pairs.push(run.next() as Pair);
    }
    if (pairs.length > 0) heap.enqueue(stream);
  }

  #next(heap: MergeHeap<StreamBuffer>): Pair | undefined {
    const first = heap.dequeue();
    if (first === undefined) return undefined;
    const hash = this.#minHash(first);
    const [key, own] = removed(first.pairs, 0);
    let combiner = own;
    const visited = [first];
    while (heap.head !== undefined && this.#minHash(heap.head) === hash) {
      const other = heap.dequeue() as StreamBuffer;
      const identity = keyIdentity(key);
      const at = other.pairs.findIndex((pair) => keyIdentity(pair[0]) === identity);
      if (at !== -1) combiner = this.#by.mergeCombiners(combiner, removed(other.pairs, at)[1]);
      visited.push(other);
    }
    for (const stream of visited) this.#refill(stream, heap);
    return [key, combiner];
  }
}

const isNull = (key: unknown): boolean => key === null || key === undefined;

/** Takes a pair out; the last one takes its place. */
function removed(pairs: Pair[], at: number): Pair {
  const pair = pairs[at] as Pair;
  const last = pairs.pop() as Pair;
  if (at < pairs.length) pairs[at] = last;
  return pair;
}
