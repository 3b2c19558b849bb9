/**
 * Java's longs: numbers while they are exact, bigints beyond 2^53, sums that wrap at 64 bits as in the JVM. In Spark: Long. The same: every digit of a
 * metric or an accumulator survives. Left out on purpose: a class of its own; a number that is safe is always a number, so that `===` and Map keys hold.
 */

/** A number where that is exact, else a bigint. */
export type Long = number | bigint;

/** A bigint, cut to 64 bits, as a number where that is exact. */
export function longOf(value: bigint): Long {
  const wrapped = BigInt.asIntN(64, value);
  const plain = Number(wrapped);
  return Number.isSafeInteger(plain) ? plain : wrapped;
}

export function plus(a: Long, b: Long): Long {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return longOf(BigInt(a) + BigInt(b));
}

export const negated = (a: Long): Long => (typeof a === "number" ? 0 - a : longOf(-a));

export const minus = (a: Long, b: Long): Long => plus(a, negated(b));

export const larger = (a: Long, b: Long): Long => (a > b ? a : b);

/** For sorting, the least first. */
export const byLong = (a: Long, b: Long): number => (a < b ? -1 : a > b ? 1 : 0);
