/**
 * The decimal logarithm of a whole number, correctly rounded: what Java's Math.log10 gives where the JVM has it built in (x86; held against Java 17 for
 * 1 to 200,000). JavaScript's own is off by one bit for some numbers, and so are JVMs without the built-in. Left out on purpose: fractions.
 */
import { assert } from "./assert.ts";

/** Bits after the point while reckoning, and of the logarithm that are reckoned: squaring loses a bit a step, so the first are many more. */
const WORKING = 256n;
const BITS = 100n;
const TEN = 10n << WORKING;

/** log10(n) for a positive safe integer, bit by bit: a square of ten or more is a one. */
export function log10(n: number): number {
  assert(Number.isSafeInteger(n) && n > 0, "a logarithm of a whole number above zero is asked for");
  const digits = String(n).length - 1;
  let rest = (BigInt(n) << WORKING) / 10n ** BigInt(digits);
  let bits = BigInt(digits);
  for (let at = 0n; at < BITS; at += 1n) {
    rest = (rest * rest) >> WORKING;
    bits <<= 1n;
    if (rest < TEN) continue;
    rest /= 10n;
    bits += 1n;
  }
  return Number(bits) / 2 ** Number(BITS);
}
