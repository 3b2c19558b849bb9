/**
 * The one serializer of the event log. An object is a list of fields, so that their order is ours and never that of a JavaScript object. Same as
 * Spark's writer (Jackson): no blanks, control characters as upper-case \u escapes, everything else as it is, doubles as Java prints them.
 * Left out on purpose: NaN and the infinities, which no field of the log holds. Spark 3.5.3: core/…/util/JsonProtocol.scala.
 */
import { assert } from "../foundation/assert.ts";
import { doubleText } from "../foundation/double-text.ts";

/** A number that Java holds as a double: 1 is printed as 1.0. A bare number is a long. */
export interface JavaDouble {
  readonly double: number;
}

/** An object of the log: names and values in the order written. A field whose value is undefined is not written. */
export interface JsonObject {
  readonly fields: readonly (readonly [name: string, value: Json | undefined])[];
}

export type Json = string | number | bigint | boolean | JavaDouble | readonly Json[] | JsonObject;

/** A text map in the order of its entries. */
export const textMap = (entries: readonly (readonly [string, string])[]): JsonObject => ({
  fields: entries,
});

export function jsonText(value: Json): string {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return longText(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(jsonText).join(",")}]`;
  if ("double" in value) return finiteText(value.double);
  const written: string[] = [];
  for (const [name, field] of value.fields)
    if (field !== undefined) written.push(`${stringText(name)}:${jsonText(field)}`);
  return `{${written.join(",")}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** JSON.stringify escapes as Jackson does, but for the case of its hexadecimal digits. */
const stringText = (text: string): string =>
  JSON.stringify(text).replace(/(\\\\)|\\u([0-9a-f]{4})/g, (all, pair: string | undefined) =>
    pair === undefined ? `\\u${all.slice(2).toUpperCase()}` : all,
  );

function longText(value: number): string {
  assert(Number.isSafeInteger(value), `${value} is no long; a larger one has to be a bigint`);
  return String(Object.is(value, -0) ? 0 : value);
}

function finiteText(value: number): string {
  assert(Number.isFinite(value), `${value} cannot stand in the event log`);
  return doubleText(value);
}
