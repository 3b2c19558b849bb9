/**
 * Equality of keys as Scala has it, on JavaScript's Map: tuples are equal by their elements. `keyIdentity` gives for each key a
 * primitive that is the same exactly for equal keys. Left out: 1 == 1L (a bigint and a number are different keys here).
 */
import { isDate } from "./date-values.ts";
export function keyIdentity(key: unknown): unknown {
  if (typeof key !== "object" || key === null) return key === undefined ? null : key;
  return `\u0000${encode(key)}`;
}

function encode(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `s${value.length}:${value}`;
    case "number":
      return `n${value}`;
    case "bigint":
      return `l${value}`;
    case "boolean":
      return value ? "t" : "f";
    case "undefined":
      return "0";
    case "object":
      return encodeObject(value);
    default:
      throw new TypeError(`a ${typeof value} cannot be a key`);
  }
}

function encodeObject(value: object | null): string {
  if (value === null) return "0";
  if (Array.isArray(value)) return `[${value.map(encode).join(",")}]`;
  if (isDate(value)) return `d${value.getTime()}`;
  return `{${Object.entries(value)
    .map(([name, field]) => `${name}=${encode(field)}`)
    .join(",")}}`;
}
