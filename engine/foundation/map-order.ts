/**
 * In what order a JVM hash table hands out its keys: visible to users as the order of records after an aggregation. Only hash codes
 * and the order of insertion decide, so no table of values is needed. Rules C1.56; java.util.HashMap for SubtractedRDD.
 */
import { rehash } from "./murmur.ts";

/**
 * The order of org.apache.spark.util.collection.AppendOnlyMap: indices into `hashes` (one per distinct key, in order of first
 * insertion; `undefined` for the null key, which comes first).
 */
export function appendOnlyMapOrder(hashes: readonly (number | undefined)[]): number[] {
  let capacity = 64;
  let slots = new Int32Array(capacity).fill(-1);
  const order: number[] = [];
  let size = 0;
  const place = (table: Int32Array, mask: number, index: number): void => {
    let at = rehash(hashes[index] as number) & mask;
    for (let delta = 1; table[at] !== -1; delta += 1) at = (at + delta) & mask;
    table[at] = index;
  };
  for (let index = 0; index < hashes.length; index += 1) {
    if (hashes[index] === undefined) order.push(index);
    else place(slots, capacity - 1, index);
    size += 1;
    if (size <= Math.floor(0.7 * capacity)) continue;
    const grown = new Int32Array(capacity * 2).fill(-1);
    for (const held of slots) if (held !== -1) place(grown, capacity * 2 - 1, held);
    slots = grown;
    capacity *= 2;
  }
  for (const held of slots) if (held !== -1) order.push(held);
  return order;
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
