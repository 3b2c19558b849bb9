/**
 * Equality of keys on JavaScript's Map. Spark has two of them: Java's `equals` where it combines after a shuffle, and Scala's `==` elsewhere. They
 * part at doubles: to `equals` the two zeros differ and NaN is NaN, to `==` the zeros are one and NaN is nothing, not even itself. Tuples are equal
 * by their elements. Left out: 1 == 1L (a bigint and a number are different keys here), NaN within a tuple.
 */
import { isDate } from "./date-values.ts";

/** A primitive that is the same exactly for keys that are equal to Java. */
export function keyIdentity(key: unknown): unknown {
  if (typeof key === "number") return Object.is(key, -0) ? "\u0000-0" : key;
  if (typeof key !== "object" || key === null) return key === undefined ? null : key;
  return `\u0000${encode(key)}`;
}

/** The same for Scala's `==`, as far as a Map can say it: there is one NaN in it. */
export const scalaIdentity = (key: unknown): unknown =>
  typeof key === "number" ? key : keyIdentity(key);

/** Scala's `==`. */
export const scalaEquals = (a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" ? a === b : keyIdentity(a) === keyIdentity(b);

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
