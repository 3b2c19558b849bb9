/** MurmurHash64A with the seed of stream-lib's MurmurHash.hash64: the hash under HyperLogLogPlus. Same results, bit for bit. */

const MULTIPLIER = 0xc6a4a7935bd1e995n;
const SEED = 0xe17a1465n;

const cut = (value: bigint): bigint => BigInt.asUintN(64, value);

/** The hash as an unsigned number of 64 bits. */
export function murmurHash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = SEED ^ cut(BigInt(bytes.length) * MULTIPLIER);
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    let block = cut(view.getBigUint64(at, true) * MULTIPLIER);
    block = cut((block ^ (block >> 47n)) * MULTIPLIER);
    hash = cut((hash ^ block) * MULTIPLIER);
  }
  if (at < bytes.length) {
    let rest = 0n;
    for (let i = bytes.length - 1; i >= at; i -= 1)
      rest = (rest << 8n) | BigInt(bytes[i] as number);
    hash = cut((hash ^ rest) * MULTIPLIER);
  }
  hash = cut((hash ^ (hash >> 47n)) * MULTIPLIER);
  return hash ^ (hash >> 47n);
}
