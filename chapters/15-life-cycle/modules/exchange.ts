/**
 * A file that programs of this chapter import: a rate that the driver may change, and a counter.
 *
 * In Spark: an `object` of the application's jar, once a JVM; a module that PySpark's workers import. Left out on purpose:
 * anything that a program would really exchange.
 */
let rate = 1;
let exchanged = 0;

/** Changes the rate, in the process that calls it. */
export function setRate(next: number): void {
  rate = next;
}

export const rateHere = (): number => rate;

/** How many amounts were exchanged in this process, this one included. */
export function exchangedHere(): number {
  exchanged += 1;
  return exchanged;
}

export const exchangedSoFar = (): number => exchanged;
