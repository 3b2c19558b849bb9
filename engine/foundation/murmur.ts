/**
 * MurmurHash3 as Scala 2.12 and Spark use it: the hash of tuples and sequences, of XORShiftRandom's seed, of AppendOnlyMap's
 * slots. Same results, bit for bit; the golden values are in the tests. Source: scala.util.hashing.MurmurHash3 (rules C2.12–C2.16).
 */
const rotl = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/** mixLast: a block without the final rotation. */
export function mixLast(hash: number, block: number): number {
  let k = Math.imul(block, 0xcc9e2d51);
  k = rotl(k, 15);
  return hash ^ Math.imul(k, 0x1b873593);
}

/** mix: one block of 32 bits. */
export function mix(hash: number, block: number): number {
  return (Math.imul(rotl(mixLast(hash, block), 13), 5) + 0xe6546b64) | 0;
}

/** The last avalanche, with the length mixed in. */
export function finalizeHash(hash: number, length: number): number {
  let h = hash ^ length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** MurmurHash3.bytesHash: little-endian blocks, then the rest. */
export function bytesHash(bytes: Uint8Array, seed: number): number {
  let h = seed;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    const block =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    h = mix(h, block);
  }
  let rest = 0;
  for (let i = bytes.length - 1; i >= at; i -= 1) rest = (rest << 8) | (bytes[i] as number);
  if (at < bytes.length) h = mixLast(h, rest);
  return finalizeHash(h, bytes.length);
}

/** Guava's murmur3_32(0).hashInt, which AppendOnlyMap uses to spread hash codes over its slots (C1.56). */
export const rehash = (hashCode: number): number => finalizeHash(mix(0, hashCode), 4);

/** A 32-bit hash of a text, for naming random streams (ours, not Spark's). */
export function textHash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) h = mix(h, text.charCodeAt(i));
  return finalizeHash(h, text.length);
}
