/** Comparing values in a program that may run in Node and in a page. */
import type { Spark } from "../toy-spark.ts";

export function same(actual: unknown, expected: unknown, what = "value"): void {
  const [left, right] = [shown(actual), shown(expected)];
  if (left !== right) throw new Error(`${what}: ${left} instead of ${right}`);
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Map) return { map: [...(part as Map<unknown, unknown>)] };
    if (part instanceof Set) return { set: [...(part as Set<unknown>)] };
    if (typeof part === "bigint") return `${String(part)}n`;
    return part === undefined ? "undefined" : part;
  });

/** The error that something throws; it is an error when nothing is thrown. */
export function thrownBy(act: () => unknown): Error {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
    throw thrown;
  }
  throw new Error("nothing was thrown");
}

/** A behaviour: its sentence, and a program that throws when it does not hold. It may answer a text for its host to look at. */
export type Case = readonly [title: string, run: (sc: Spark) => unknown];
