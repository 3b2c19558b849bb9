/**
 * What a query of the REST API asks for, parameter by parameter. In Spark: Jersey's @QueryParam with the types of StagesResource. The same: a parameter
 * that cannot be read is a path that does not exist (404), except quantiles and dates, which say what is wrong (400). Left out on purpose: nothing.
 * Rule D8.12. Spark 3.5.3: core/…/status/api/v1/StagesResource.scala.
 */
import { plainAnswer, type Answer } from "./reply.ts";

/** Names and values in the order of the query. */
export type Query = readonly (readonly [name: string, value: string])[];

/** Ends the answer early. */
export class Refusal extends Error {
  override readonly name = "Refusal" as const;
  readonly answer: Answer | "no such path";
  constructor(answer: Answer | "no such path") {
    super("refused");
    this.answer = answer;
  }
}

const all = (query: Query, name: string): readonly string[] =>
  query.flatMap(([key, value]) => (key === name ? [value] : []));

const first = (query: Query, name: string): string | undefined => all(query, name)[0];

/** A whole number of 32 bits. */
export function intOf(text: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if ((value | 0) !== value) throw new Refusal("no such path");
  return value + 0;
}

export function intParameter(query: Query, name: string): number | undefined {
  const text = first(query, name);
  return text === undefined || text === "" ? undefined : intOf(text);
}

/** True only for “true”, in letters of any size; an empty one is as if it were missing. */
export function flagParameter(query: Query, name: string, missing: boolean): boolean {
  const text = first(query, name);
  return text === undefined || text === "" ? missing : text.toLowerCase() === "true";
}

/** One of some words, in letters of any size; an empty one is none of them, but no mistake. */
export function wordParameters(
  query: Query,
  name: string,
  words: readonly string[],
): readonly string[] {
  return all(query, name).map((text) => {
    if (text === "") return "";
    const word = words.find((one) => one === text.toUpperCase());
    if (word === undefined) throw new Refusal("no such path");
    return word;
  });
}

const javaDouble = /^\s*[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?)\s*$/;

/** Ascending, NaN last. Empty texts after the last comma do not count, as in Java's split. */
export function quantilesParameter(query: Query, missing: string): readonly number[] {
  const text = first(query, "quantiles") ?? missing;
  const parts = text.split(",");
  if (text !== "") while (parts.at(-1) === "") parts.pop();
  const values = parts.map((part) => {
    if (!javaDouble.test(part)) throw badDouble(part);
    return Number(part.trim().replace(/[dDfF]$/, ""));
  });
  const rank = (value: number): number => Number(Number.isNaN(value));
  return values.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : Number(a > b)));
}

const badDouble = (text: string): Refusal =>
  new Refusal(
    plainAnswer(400, `Bad value for parameter "quantiles".  Expected a double, got "${text}"`),
  );
