/** Values of recorded programs as the engine holds them, and back: a Long is a bigint, an Option is a value or undefined. */
import { isSequence, type Type, type Value } from "./types.ts";

/** The engine's value for a value of the program. */
export function toEngine(value: Value): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isSequence(value)) return value.map(toEngine);
  if ("long" in value) return BigInt(value.long);
  if ("double" in value) return Number(value.double);
  if ("tuple" in value) return value.tuple.map(toEngine);
  return "some" in value ? toEngine(value.some) : undefined;
}

/** The value that the engine answered, read as a value of `type`. */
export function fromEngine(value: unknown, type: Type): Value {
  if (typeof type === "object") return fromStructure(value, type);
  if (type === "Unit") return { unit: true };
  if (type === "Long") return { long: String(value) };
  if (type === "Double") return { double: String(value) };
  if (type === "Any") return fromAny(value);
  return value === undefined ? null : (value as Value);
}

type Structure = Exclude<Type, string>;

function fromStructure(value: unknown, type: Structure): Value {
  if ("option" in type)
    return value === undefined ? { none: true } : { some: fromEngine(value, type.option) };
  const items = itemsOf(value);
  if ("tuple" in type) return { tuple: type.tuple.map((each, at) => fromEngine(items[at], each)) };
  const element = "seq" in type ? type.seq : type.array;
  return items.map((each) => fromEngine(each, element));
}

function itemsOf(value: unknown): readonly unknown[] {
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new Error(`${String(value)} is no collection`);
}

/** Where the program says Any, the value itself tells. */
function fromAny(value: unknown): Value {
  switch (typeof value) {
    case "number":
      return Number.isInteger(value) ? value : { double: String(value) };
    case "bigint":
      return { long: String(value) };
    case "string":
    case "boolean":
      return value;
    default:
      return Array.isArray(value) ? { tuple: value.map(fromAny) } : null;
  }
}
