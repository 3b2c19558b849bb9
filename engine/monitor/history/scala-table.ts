/**
 * Scala's mutable HashMap, for the order in which it hands out what it holds: the REST API lists accumulators and places of a cached RDD in that order.
 * In Spark: scala.collection.mutable.HashMap of Scala 2.12 (HashTable). The same: slots, chains, growth at three quarters. Left out on purpose: the rest
 * of a map; whoever needs to look up by key keeps a Map beside it.
 */

const FIRST_SLOTS = 16;
/** Scala draws this from the first table's size and keeps it. */
const SEED = 4;

function byteSwapped(hash: number): number {
  const first = Math.imul(hash, 0x9e3775cd);
  const turned =
    ((first & 0xff) << 24) |
    ((first & 0xff00) << 8) |
    ((first >>> 8) & 0xff00) |
    ((first >>> 24) & 0xff);
  return Math.imul(turned, 0x9e3775cd);
}

function slotOf(hash: number, slots: number): number {
  const swapped = byteSwapped(hash);
  const improved = (swapped >>> SEED) | (swapped << (32 - SEED));
  const ones = slots - 1;
  return (improved >>> Math.clz32(ones)) & ones;
}

/** Where each of the keys, put one after the other, comes when the map hands them out; keys are distinct, told by their hash codes. */
export function scalaTableOrder(hashes: readonly number[]): readonly number[] {
  let chains: number[][] = Array.from({ length: FIRST_SLOTS }, () => []);
  for (const [at, hash] of hashes.entries()) {
    chains[slotOf(hash, chains.length)]?.unshift(at);
    if (at + 1 > Math.floor(chains.length * 0.75)) chains = grown(chains, hashes);
  }
  return chains.toReversed().flat();
}

function grown(chains: readonly number[][], hashes: readonly number[]): number[][] {
  const next: number[][] = Array.from({ length: chains.length * 2 }, () => []);
  for (const chain of chains.toReversed())
    for (const at of chain) next[slotOf(hashes[at] ?? 0, next.length)]?.unshift(at);
  return next;
}
