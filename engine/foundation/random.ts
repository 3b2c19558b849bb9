/**
 * Chance. `Random` streams are named and keyed by what draws, so that one more worker moves nothing else; they are ours. Two
 * generators are the JVM's, bit for bit, because their draws are visible in results: `JavaRandom` (java.util.Random) and
 * `XORShiftRandom` (org.apache.spark.util.random). Rule C1.36.
 */
import { bytesHash, textHash } from "./murmur.ts";

/** A stream of draws, xoshiro128**. */
export class Random {
  readonly #state: Int32Array;

  constructor(seed: number, name: string) {
    const low = textHash(name, seed | 0);
    const high = textHash(name, low ^ Math.floor(seed / 0x100000000));
    this.#state = Int32Array.of(
      low,
      high,
      textHash(name, high),
      textHash(name, low + 0x9e3779b9) | 1,
    );
  }

  /** 32 random bits, as an unsigned integer. */
  bits(): number {
    const s = this.#state;
    const s1 = s[1] as number;
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s[2] = (s[2] as number) ^ (s[0] as number);
    s[3] = (s[3] as number) ^ s1;
    s[1] = s1 ^ (s[2] as number);
    s[0] = (s[0] as number) ^ (s[3] as number);
    s[2] = (s[2] as number) ^ shifted;
    const s3 = s[3] as number;
    s[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  /** An integer at least 0 and below `bound`. */
  below(bound: number): number {
    return Math.floor((this.bits() / 0x100000000) * bound);
  }

  /** A number at least 0 and below 1. */
  fraction(): number {
    return this.bits() / 0x100000000;
  }

  /** A new array with the same elements in random order (Fisher and Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const result = items.slice();
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [result[i], result[j]] = [result[j] as T, result[i] as T];
    }
    return result;
  }
}

const HALF = 0x1000000;
/** 0x5deece66d in two halves. */
const MULTIPLIER_HIGH = 0x5de;
const MULTIPLIER_LOW = 0xece66d;

/** java.util.Random: next(bits), nextInt, nextInt(bound), nextLong, nextDouble. Its 48 bits are held in two halves, which numbers multiply exactly. */
export class JavaRandom {
  #high: number;
  #low: number;

  constructor(seed: bigint) {
    const scrambled = BigInt.asUintN(48, seed ^ 0x5deece66dn);
    this.#high = Number(scrambled >> 24n);
    this.#low = Number(scrambled & 0xffffffn);
  }

  protected next(bits: number): number {
    const low = this.#low * MULTIPLIER_LOW + 0xb;
    const high = this.#high * MULTIPLIER_LOW + this.#low * MULTIPLIER_HIGH + Math.floor(low / HALF);
    this.#low = low % HALF;
    this.#high = high % HALF;
    const top = this.#high * 256 + (this.#low >>> 16);
    return bits === 32 ? top | 0 : top >>> (32 - bits);
  }

  nextInt(bound?: number): number {
    if (bound === undefined) return this.next(32);
    let r = this.next(31);
    const m = bound - 1;
    if ((bound & m) === 0) return Math.floor((bound * r) / 0x80000000);
    for (let u = r; ((u - (r = u % bound) + m) | 0) < 0; u = this.next(31));
    return r;
  }

  nextLong(): bigint {
    const high = BigInt(this.next(32));
    return BigInt.asIntN(64, (high << 32n) + BigInt(this.next(32)));
  }

  nextDouble(): number {
    const high = this.next(26) * 134217728;
    return (high + this.next(27)) / 9007199254740992;
  }
}

/** XORShiftRandom: Spark's own generator, on 64 bits, with a hashed seed. */
export class XORShiftRandom extends JavaRandom {
  #state: bigint;

  constructor(seed: bigint) {
    super(0n);
    this.#state = hashSeed(seed);
  }

  protected override next(bits: number): number {
    let s = this.#state;
    s ^= BigInt.asUintN(64, s << 21n);
    s ^= s >> 35n;
    s ^= BigInt.asUintN(64, s << 4n);
    this.#state = s;
    return Number(BigInt.asIntN(32, s & ((1n << BigInt(bits)) - 1n)));
  }
}

/** The seed's eight bytes, big-endian, hashed twice; arraySeed is 0x3c074a61. */
function hashSeed(seed: bigint): bigint {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt.asIntN(64, seed));
  const low = bytesHash(bytes, 0x3c074a61);
  const high = bytesHash(bytes, low);
  return (BigInt.asUintN(32, BigInt(high)) << 32n) | BigInt.asUintN(32, BigInt(low));
}

/** scala.util.hashing.byteswap32 (C2.24). */
export function byteswap32(value: number): number {
  let hc = Math.imul(value, 0x9e3775cd);
  hc = ((hc & 0xff) << 24) | ((hc & 0xff00) << 8) | ((hc >>> 8) & 0xff00) | (hc >>> 24);
  return Math.imul(hc, 0x9e3775cd);
}
