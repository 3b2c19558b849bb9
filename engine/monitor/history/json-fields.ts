/**
 * Fields of a logged object, each by its type: what Spark demands is demanded, what it takes for missing has a default. In Spark: JsonProtocol's
 * extractInt, extractLong, extractString and jsonOption. The same: a long may stand where an int is wanted and is cut, null counts as missing where
 * a field is optional. Left out on purpose: what Spark's readers do not look at.
 */
import { longOf, type Long } from "./longs.ts";
import type { JsonNode, JsonValue } from "./json-line.ts";

/** An event that does not have what its kind must have: it is left out, and counted. */
export class BadEvent extends Error {
  override readonly name = "BadEvent" as const;
}

const wrong = (name: string, wanted: string): BadEvent => new BadEvent(`${name} is no ${wanted}`);

export const isNode = (value: JsonValue | undefined): value is JsonNode =>
  typeof value === "object" && value !== null && !isList(value);

export const isList = (value: JsonValue | undefined): value is readonly JsonValue[] =>
  Array.isArray(value);

export function node(from: JsonNode, name: string): JsonNode {
  const value = from[name];
  if (!isNode(value)) throw wrong(name, "object");
  return value;
}

export function optionalNode(from: JsonNode, name: string): JsonNode | undefined {
  return from[name] == null ? undefined : node(from, name);
}

function longFrom(value: JsonValue | undefined, name: string): Long {
  if (typeof value === "bigint") return longOf(value);
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(name, "number");
  if (Number.isSafeInteger(value)) return value + 0;
  const whole = Math.trunc(value);
  if (Number.isSafeInteger(whole)) return whole + 0;
  const limit = 2n ** 63n;
  return longOf(whole > 0 ? limit - 1n : -limit);
}

export const long = (from: JsonNode, name: string): Long => longFrom(from[name], name);

export const longOr = (from: JsonNode, name: string, missing: Long): Long =>
  from[name] == null ? missing : long(from, name);

export const optionalLong = (from: JsonNode, name: string): Long | undefined =>
  from[name] == null ? undefined : long(from, name);

/** A long that is an instant or so many that a double is exact for all that occurs. */
export const millis = (from: JsonNode, name: string): number => Number(long(from, name));

export const optionalMillis = (from: JsonNode, name: string): number | undefined =>
  from[name] == null ? undefined : millis(from, name);

export function int(from: JsonNode, name: string): number {
  const value = long(from, name);
  return typeof value === "number" ? value | 0 : Number(BigInt.asIntN(32, value));
}

export const intOr = (from: JsonNode, name: string, missing: number): number =>
  from[name] == null ? missing : int(from, name);

export function double(from: JsonNode, name: string): number {
  const value = from[name];
  if (typeof value !== "number" && typeof value !== "bigint") throw wrong(name, "number");
  return Number(value);
}

/** A text that must be there, but may be null. */
export function nullableText(from: JsonNode, name: string): string | undefined {
  const value = from[name];
  if (value === null) return undefined;
  if (typeof value !== "string") throw wrong(name, "text");
  return value;
}

export function text(from: JsonNode, name: string): string {
  return nullableText(from, name) ?? "";
}

/** Any plain value as text, as Jackson's asText has it; an object or a list is empty. */
export function asText(value: JsonValue): string {
  if (typeof value === "string") return value;
  return typeof value === "object" ? (value === null ? "null" : "") : String(value);
}

export function optionalText(from: JsonNode, name: string): string | undefined {
  const value = from[name];
  return value == null ? undefined : asText(value);
}

export function flag(from: JsonNode, name: string): boolean {
  const value = from[name];
  if (typeof value !== "boolean") throw wrong(name, "truth value");
  return value;
}

export const flagOr = (from: JsonNode, name: string, missing: boolean): boolean =>
  from[name] == null ? missing : flag(from, name);

export function list(from: JsonNode, name: string): readonly JsonValue[] {
  const value = from[name];
  if (isList(value)) return value;
  if (isNode(value)) return Object.values(value).filter((one) => one !== undefined);
  throw wrong(name, "list");
}

export const listOr = (from: JsonNode, name: string): readonly JsonValue[] =>
  from[name] == null ? [] : list(from, name);

/** Whole numbers of a list that may be missing; whatever else stands in it is left out. */
export const intsOr = (from: JsonNode, name: string): readonly number[] =>
  listOr(from, name).filter(
    (value): value is number => typeof value === "number" && Number.isSafeInteger(value),
  );

export const nodes = (from: JsonNode, name: string): readonly JsonNode[] =>
  list(from, name).map((value) => {
    if (!isNode(value)) throw wrong(`an element of ${name}`, "object");
    return value;
  });

export const nodesOr = (from: JsonNode, name: string): readonly JsonNode[] =>
  from[name] == null ? [] : nodes(from, name);

/** Names and texts in the order of the log; a name that is there twice counts once. */
export type TextMap = readonly (readonly [name: string, value: string])[];

export function textMapOf(from: JsonNode): TextMap {
  return Object.entries(from).map(([name, value]): [string, string] => {
    if (value === null || value === undefined) return [name, ""];
    if (typeof value !== "string") throw wrong(name, "text");
    return [name, value];
  });
}

export const textMap = (from: JsonNode, name: string): TextMap => textMapOf(node(from, name));

export const textMapOr = (from: JsonNode, name: string): TextMap =>
  from[name] == null ? [] : textMap(from, name);
