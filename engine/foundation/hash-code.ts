/**
 * The JVM's `hashCode` and Scala's `##`, on our values, so that a record lands in the partition where real Spark puts it.
 * A number that is integral within 32 bits hashes as Int, another number as Double, a bigint as Long, an array as a tuple;
 * `undefined` hashes like `null`. Left out: Float, Char, case classes, Set and Map keys. Rules C2.1–C2.16.
 */
import { isDate } from "./date-values.ts";
import { JavaError } from "./errors.ts";
import { finalizeHash, mix } from "./murmur.ts";

const doubleBits = new DataView(new ArrayBuffer(8));

/** Double.hashCode: the two halves of its bits, xor. */
export function doubleHash(value: number): number {
  doubleBits.setFloat64(0, Number.isNaN(value) ? NaN : value);
  return doubleBits.getInt32(0) ^ doubleBits.getInt32(4);
}

/** Long.hashCode. */
export function longHash(value: bigint): number {
  const bits = BigInt.asUintN(64, value);
  return Number(BigInt.asIntN(32, bits ^ (bits >> 32n)));
}

/** String.hashCode, over UTF-16 units. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

const isInt = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

/** What integral numbers are meant to be, where it is not Int. */
export type KeyKind = "double" | "long";

/** `hashCode`: what HashPartitioner and AppendOnlyMap ask a key. */
export function hashCode(key: unknown, kind?: KeyKind): number {
  if (kind !== undefined && typeof key === "number") {
    return kind === "double" || !Number.isInteger(key) ? doubleHash(key) : longHash(BigInt(key));
  }
  switch (typeof key) {
    case "string":
      return stringHash(key);
    case "number":
      return isInt(key) ? key : doubleHash(key);
    case "bigint":
      return longHash(key);
    case "boolean":
      return key ? 1231 : 1237;
    case "undefined":
      return 0;
    case "object":
      if (key === null) return 0;
      if (Array.isArray(key)) return tupleHash(key);
      return objectHash(key);
    default:
      throw new JavaError(
        "java.lang.IllegalArgumentException",
        `a ${typeof key} has no hash code that is the same on every machine`,
      );
  }
}

/** `##`: what an element of a tuple contributes. Integral doubles hash like the Int they equal. */
export function scalaHash(value: unknown): number {
  if (typeof value === "number") return Object.is(value, -0) ? 0 : hashNumber(value);
  if (typeof value === "bigint") {
    const small = BigInt.asIntN(32, value);
    return small === value ? Number(small) : longHash(value);
  }
  return hashCode(value);
}

function hashNumber(value: number): number {
  if ((value | 0) === value) return value;
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return longHash(BigInt(value));
  if (Math.fround(value) === value) return floatHash(value);
  return doubleHash(value);
}

function floatHash(value: number): number {
  doubleBits.setFloat32(0, value);
  return doubleBits.getInt32(0);
}

/** The hash of a tuple or case class of Scala 2.12: productHash with seed 0xcafebabe. */
function tupleHash(elements: readonly unknown[]): number {
  let h = 0xcafebabe | 0;
  for (const element of elements) h = mix(h, scalaHash(element));
  return finalizeHash(h, elements.length);
}

/** A plain object hashes as a case class with its fields in order would. Dates hash as their milliseconds. */
function objectHash(value: object): number {
  if (isDate(value)) return longHash(BigInt(value.getTime()));
  return tupleHash(Object.values(value));
}

/** Utils.nonNegativeMod. */
export function nonNegativeMod(x: number, mod: number): number {
  const rest = x % mod;
  return rest < 0 ? rest + mod : rest + 0;
}
