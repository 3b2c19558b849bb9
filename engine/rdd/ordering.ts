/** Orderings of keys. The natural one compares as Java does: numbers by value, texts by UTF-16 unit, tuples from the left. */
import { isDate } from "../foundation/date-values.ts";
import { JavaError } from "../foundation/errors.ts";

export type Ordering<K> = (a: K, b: K) => number;

/** @throws ClassCastException for two values that have no order between them. */
export function naturalOrdering(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareTuples(a, b);
  if (
    typeof a === typeof b &&
    (typeof a === "string" || typeof a === "bigint" || typeof a === "boolean")
  ) {
    return a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
  }
  if (
    typeof a === "object" &&
    typeof b === "object" &&
    a !== null &&
    b !== null &&
    isDate(a) &&
    isDate(b)
  )
    return compareNumbers(a.getTime(), b.getTime());
  if (a === null || b === null || a === undefined || b === undefined) {
    throw new JavaError("java.lang.NullPointerException", "");
  }
  throw new JavaError("java.lang.ClassCastException", `${typeof a} and ${typeof b} have no order`);
}

/** Double.compare: -0.0 before 0.0, NaN last. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return a !== 0 ? 0 : Number(Object.is(b, -0)) - Number(Object.is(a, -0));
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

function compareTuples(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const order = naturalOrdering(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}
