/** How a program at an edge of Spark's rules is written down: short words for its steps. */
import type { Action, Operation, Program, Step } from "./program.ts";
import { pair, type Type, type Value } from "./types.ts";

export const make = (name: string, operation: Operation): Step => ({
  do: "let",
  name,
  ...operation,
});
export const act = (name: string, on: string, action: Action): Step => ({
  do: "act",
  name,
  on,
  ...action,
});
export const collect = (on: string): Step => act(`collect_${on}`, on, { action: "collect" });
export const numbers = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
export const ints = (name: string, data: readonly number[], slices: number): Step =>
  make(name, { op: "parallelize", type: "Int", data, slices });
export const pairs = (
  name: string,
  data: readonly (readonly [Value, number])[],
  slices: number,
  key: Type = "String",
): Step =>
  make(name, {
    op: "parallelize",
    type: pair(key, "Int"),
    data: data.map((tuple) => ({ tuple })),
    slices,
  });
export const letters = (count: number): [string, number][] =>
  numbers(1, count).map((at) => [`k${at % 13}`, at]);

export const edge = (
  variant: string,
  steps: readonly Step[],
  master = "local[2,4]",
  conf?: Record<string, string>,
): Program => ({
  name: `edge-${variant}`,
  group: "edge",
  variant,
  master,
  steps,
  ...(conf === undefined ? {} : { conf }),
});
