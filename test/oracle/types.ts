/**
 * The types and values of recorded programs, as JSON.
 * In Spark: the Scala types of an `RDD[T]`. The same: Int, Long and Double are three types, a pair is a tuple, null is a String or an Any.
 * Left out on purpose: classes of the user's own, collections as keys.
 */

/** `{ tuple }` is TupleN, `{ seq }` any Scala Iterable, `{ array }` a Java array (glom), `{ option }` an Option; `Any` holds values of several types at once. */
export type Type =
  | "Int"
  | "Long"
  | "Double"
  | "String"
  | "Boolean"
  | "Any"
  | "Unit"
  | { readonly tuple: readonly Type[] }
  | { readonly seq: Type }
  | { readonly array: Type }
  | { readonly option: Type };

/** An Int is a plain number; what JSON cannot say is tagged. A Scala collection is an array. */
export type Value =
  | null
  | boolean
  | number
  | string
  | { readonly long: string }
  | { readonly double: string }
  | { readonly tuple: readonly Value[] }
  | { readonly some: Value }
  | { readonly none: true }
  | { readonly unit: true }
  | readonly Value[];

export const pair = (key: Type, value: Type): Type => ({ tuple: [key, value] });
export const seq = (element: Type): Type => ({ seq: element });
export const option = (content: Type): Type => ({ option: content });

export const sameType = (left: Type, right: Type): boolean => showType(left) === showType(right);

/** The type as Scala writes it. */
export function showType(type: Type): string {
  if (typeof type === "string") return type;
  if ("tuple" in type) return `(${type.tuple.map(showType).join(", ")})`;
  if ("seq" in type) return `Iterable[${showType(type.seq)}]`;
  if ("array" in type) return `Array[${showType(type.array)}]`;
  return `Option[${showType(type.option)}]`;
}

/** Key and value type of a pair, or undefined for any other type. */
export function pairOf(type: Type): { key: Type; value: Type } | undefined {
  if (typeof type === "string" || !("tuple" in type) || type.tuple.length !== 2) return undefined;
  const [key, value] = type.tuple;
  return key === undefined || value === undefined ? undefined : { key, value };
}

/** Whether Scala has an implicit Ordering for it that agrees with the natural order. */
export function isOrdered(type: Type): boolean {
  if (typeof type === "string") return type !== "Any" && type !== "Unit";
  return "tuple" in type && type.tuple.every(isOrdered);
}

/** Whether keys of this type are hashed by value in Spark, and told apart from all others here. */
export function isHashable(type: Type): boolean {
  if (typeof type === "string") return type !== "Unit";
  return "tuple" in type && type.tuple.every(isHashable);
}

/** A literal in Scala of a value that is meant as `type`. */
export function scalaLiteral(value: Value, type: Type): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return type === "Long" ? `${value}L` : `${value}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (isSequence(value)) return sequenceLiteral(value, type);
  if ("long" in value) return `${value.long}L`;
  if ("double" in value) return doubleLiteral(value.double);
  if ("tuple" in value)
    return `(${value.tuple.map((each, at) => scalaLiteral(each, elementType(type, at))).join(", ")})`;
  if ("some" in value)
    return `Some(${scalaLiteral(value.some, typeof type === "object" && "option" in type ? type.option : "Any")})`;
  return "none" in value ? "None" : "()";
}

export const isSequence = (value: Value): value is readonly Value[] => Array.isArray(value);

function sequenceLiteral(values: readonly Value[], type: Type): string {
  const element = typeof type === "object" && "seq" in type ? type.seq : "Any";
  return `Seq[${showType(element)}](${values.map((each) => scalaLiteral(each, element)).join(", ")})`;
}

function doubleLiteral(text: string): string {
  if (text === "NaN") return "Double.NaN";
  if (text === "Infinity") return "Double.PositiveInfinity";
  if (text === "-Infinity") return "Double.NegativeInfinity";
  return text.includes(".") || text.includes("e") ? text : `${text}.0`;
}

function elementType(type: Type, at: number): Type {
  return (typeof type === "object" && "tuple" in type ? type.tuple[at] : undefined) ?? "Any";
}

/** The text by which two values are compared and sorted: the same for the same value. */
export const textOf = (value: Value): string => JSON.stringify(value);
