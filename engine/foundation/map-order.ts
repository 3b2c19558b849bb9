/**
 * In what order a JVM hash table hands out its keys: visible to users as the order of records after an aggregation. Only hash codes
 * and the order of insertion decide, so no table of values is needed. Rules C1.56; java.util.HashMap for SubtractedRDD.
 */
import { rehash } from "./murmur.ts";

/** The slots of org.apache.spark.util.collection.AppendOnlyMap: 64 at first, twice as many when seven tenths are taken. */
export class SlotTable {
  readonly #hashes: number[] = [];
  /** Index of the null key, which has a place of its own before all slots. */
  #nullAt = -1;
  #size = 0;
  #slots = new Int32Array(FIRST_CAPACITY).fill(-1);

  /** One more distinct key, by its hash code; `undefined` for the null key. */
  place(hash: number | undefined): void {
    const index = this.#size;
    this.#hashes.push(hash ?? 0);
    if (hash === undefined) this.#nullAt = index;
    else this.#put(this.#slots, index);
    this.#size += 1;
    const capacity = this.#slots.length;
    if (!isFull(this.#size, capacity)) return;
    const grown = new Int32Array(capacity * 2).fill(-1);
    for (const held of this.#slots) if (held !== -1) this.#put(grown, held);
    this.#slots = grown;
  }

  /** Which key lies in a slot, by its number in order of first insertion; -1: none. */
  at(slot: number): number {
    return this.#slots[slot] as number;
  }

  /** How many keys were placed. */
  get size(): number {
    return this.#size;
  }

  /** All keys in the order in which the table hands them out. */
  order(): number[] {
    const order = this.#nullAt === -1 ? [] : [this.#nullAt];
    for (const held of this.#slots) if (held !== -1) order.push(held);
    return order;
  }

  #put(table: Int32Array, index: number): void {
    const mask = table.length - 1;
    let at = rehash(this.#hashes[index] as number) & mask;
    for (let delta = 1; table[at] !== -1; delta += 1) at = (at + delta) & mask;
    table[at] = index;
  }
}

export const FIRST_CAPACITY = 64;

/** Whether so many keys are too many for a table of so many slots. */
export const isFull = (size: number, capacity: number): boolean =>
  size > Math.floor(0.7 * capacity);

/**
 * The order of org.apache.spark.util.collection.AppendOnlyMap: indices into `hashes` (one per distinct key, in order of first
 * insertion; `undefined` for the null key, which comes first).
 */
export function appendOnlyMapOrder(hashes: readonly (number | undefined)[]): number[] {
  const table = new SlotTable();
  for (const hash of hashes) table.place(hash);
  return table.order();
}

/** The order of java.util.HashMap, for the same kind of input. Left out: buckets that have become trees. */
export function javaHashMapOrder(hashes: readonly number[]): number[] {
  let capacity = 16;
  while (hashes.length > 0.75 * capacity) capacity *= 2;
  const buckets = new Map<number, number[]>();
  hashes.forEach((hash, index) => {
    const bucket = (hash ^ (hash >>> 16)) & (capacity - 1);
    const held = buckets.get(bucket);
    if (held === undefined) buckets.set(bucket, [index]);
    else held.push(index);
  });
  return [...buckets.keys()].sort((a, b) => a - b).flatMap((bucket) => buckets.get(bucket) ?? []);
}
