/**
 * AppendOnlyMap: keys with one combiner each, handed out in the order of a JVM hash table. JavaScript's own Map finds a key; where it would
 * lie among Spark's slots is worked out when it is asked for. SizeTrackingAppendOnlyMap and PartitionedAppendOnlyMap know about how large they are.
 * Rules C1.56. Spark 3.5.3: core/…/util/collection/AppendOnlyMap.scala, SizeTrackingAppendOnlyMap.scala, PartitionedAppendOnlyMap.scala.
 */
import { hashCode, type KeyKind } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import { FIRST_CAPACITY, isFull, SlotTable } from "../foundation/map-order.ts";
import { entriesSize, type Held, type Look } from "../foundation/size-estimator.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { SizeTracker } from "./size-tracker.ts";

export class AppendOnlyMap {
  readonly #places = new Map<unknown, number>();
  readonly #identity: (key: unknown) => unknown;
  readonly keys: unknown[] = [];
  readonly combiners: unknown[] = [];

  constructor(identity: (key: unknown) => unknown = keyIdentity) {
    this.#identity = identity;
  }

  /** Where the key stands, or -1. */
  placeOf(key: unknown): number {
    // A text is its own identity: most keys are texts, and this is where a word count spends its time.
    return this.#places.get(typeof key === "string" ? key : this.#identity(key)) ?? -1;
  }

  add(key: unknown, combiner: unknown): void {
    this.#places.set(this.#identity(key), this.keys.length);
    this.keys.push(key);
    this.combiners.push(combiner);
  }

  /** Key and combiner in the order of the slots. */
  inSlotOrder(kind?: KeyKind): [unknown, unknown][] {
    const table = new SlotTable();
    for (const key of this.keys) table.place(slotHash(key, kind));
    return table.order().map((at) => [this.keys[at], this.combiners[at]]);
  }
}

const slotHash = (key: unknown, kind: KeyKind | undefined): number | undefined =>
  key === null || key === undefined ? undefined : hashCode(key, kind);

/** What the JVM sees of the table's own fields and the text in it, without its array; and with the array before anything is in it. */
const TABLE = 224;
const EMPTY = 752;
/** A Tuple2 of partition and key. */
const TUPLE = 24;

export interface TrackedMapOptions {
  readonly keyKind: KeyKind | undefined;
  /** What a combiner is on the JVM. */
  readonly held: Held;
  /** Where a key goes; with it, keys are pairs of partition and key. */
  readonly partitionOf?: (key: unknown) => number;
  /** Of such a map: when two pairs are equal. */
  readonly identity?: (key: unknown) => unknown;
  /** Called before the table grows: the tracker is to know of all updates before the one that makes it grow. */
  readonly beforeGrowth: () => void;
}

/** A map that knows how large it is on the JVM. */
export class SizeTrackingAppendOnlyMap extends AppendOnlyMap {
  readonly #options: TrackedMapOptions;
  readonly #slots = new SlotTable();
  readonly #tracker: SizeTracker;
  #capacity = FIRST_CAPACITY;
  /** Of each key, where it goes. */
  readonly partitions: number[] = [];

  constructor(options: TrackedMapOptions) {
    super(options.identity);
    this.#options = options;
    this.#tracker = new SizeTracker(() => this.#estimate(), EMPTY);
  }

  get tracker(): SizeTracker {
    return this.#tracker;
  }

  get isEmpty(): boolean {
    return this.keys.length === 0;
  }

  get size(): Bytes {
    return this.#tracker.size;
  }

  /** A new key. That it is an update is the caller's to count. */
  override add(key: unknown, combiner: unknown): void {
    const { partitionOf } = this.#options;
    if (partitionOf !== undefined) this.partitions.push(partitionOf(key));
    super.add(key, combiner);
    if (!isFull(this.keys.length, this.#capacity)) return;
    this.#options.beforeGrowth();
    this.#capacity *= 2;
    this.#tracker.reset();
  }

  /** Indices of keys in the order of the slots. */
  slotOrder(): number[] {
    this.#place();
    return this.#slots.order();
  }

  #place(): void {
    const { keyKind, partitionOf } = this.#options;
    for (let at = this.#slots.size; at < this.keys.length; at += 1) {
      const key = this.keys[at];
      this.#slots.place(
        partitionOf === undefined ? slotHash(key, keyKind) : hashCode([this.partitions[at], key]),
      );
    }
  }

  #estimate(): Bytes {
    const { held } = this.#options;
    return (
      TABLE +
      entriesSize({
        length: 2 * this.#capacity,
        all: (look) => {
          let size = 0;
          this.keys.forEach((_, at) => {
            size += this.#keySize(at, look) + look(this.combiners[at], held);
          });
          return size;
        },
        slot: (slot, look) => this.#slotSize(slot, look),
      })
    );
  }

  #slotSize(slot: number, look: Look): Bytes {
    this.#place();
    const at = this.#slots.at(slot >> 1);
    if (at === -1) return 0;
    return slot % 2 === 0 ? this.#keySize(at, look) : look(this.combiners[at], this.#options.held);
  }

  #keySize(at: number, look: Look): Bytes {
    const own = look(this.keys[at]);
    return this.#options.partitionOf === undefined ? own : TUPLE + look(this.partitions[at]) + own;
  }
}
