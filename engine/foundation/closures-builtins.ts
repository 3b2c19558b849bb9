/**
 * Copies of JavaScript's own kinds of object. In Spark these are the serializable classes of the JDK. Same: collections, dates,
 * patterns, buffers and throwables travel; promises, generators and weak references do not, because nothing here lists them.
 * A kind is known by its name among the globals, so that no file of the engine speaks of the clock. ECMA-262, chapters 20 to 25.
 */
import type { Graph } from "./closures-graph.ts";

export type BuiltinCopier = (copier: Graph, value: object) => object;

type Maker = new (...args: unknown[]) => object;

/** The built-in class of a value, found without naming it. */
const makerOf = (proto: object): Maker => (proto as { constructor: Maker }).constructor;

function remembered<T extends object>(copier: Graph, value: object, copy: T): T {
  copier.remember(value, copy);
  copier.fields(value, copy as Record<string, unknown>);
  return copy;
}

function copyMap(copier: Graph, value: object): object {
  const copy = new Map<unknown, unknown>();
  copier.remember(value, copy);
  for (const [key, item] of value as Map<unknown, unknown>)
    copy.set(copier.copy(key), copier.copy(item));
  copier.fields(value, copy as unknown as Record<string, unknown>);
  return copy;
}

function copySet(copier: Graph, value: object): object {
  const copy = new Set<unknown>();
  copier.remember(value, copy);
  for (const item of value as Set<unknown>) copy.add(copier.copy(item));
  copier.fields(value, copy as unknown as Record<string, unknown>);
  return copy;
}

/** A subclass of Array; plain arrays have a faster way of their own. */
function copyArray(copier: Graph, value: object): object {
  const copy: unknown[] = [];
  copier.remember(value, copy);
  for (const item of value as readonly unknown[]) copy.push(copier.copy(item));
  const own = Object.keys(value).filter((name) => !/^\d+$/.test(name));
  copier.fields(value, copy as unknown as Record<string, unknown>, own);
  return copy;
}

function copyPattern(copier: Graph, value: object): object {
  const { source, flags, lastIndex } = value as RegExp;
  const copy = new RegExp(source, flags);
  copy.lastIndex = lastIndex;
  return remembered(copier, value, copy);
}

const errorFields = ["message", "name", "stack", "cause", "errors"] as const;

function copyError(copier: Graph, value: object): object {
  const copy = new Error() as unknown as Record<string, unknown>;
  copier.remember(value, copy);
  for (const name of errorFields) {
    if (!Object.hasOwn(value, name)) {
      delete copy[name];
      continue;
    }
    const field: unknown = copier.copy((value as Record<string, unknown>)[name]);
    Object.defineProperty(copy, name, { value: field, writable: true, configurable: true });
  }
  const own = Object.keys(value).filter(
    (name) => !(errorFields as readonly string[]).includes(name),
  );
  copier.fields(value, copy, own);
  if (Object.getPrototypeOf(value) !== Error.prototype) {
    Object.setPrototypeOf(copy, Object.getPrototypeOf(value) as object);
  }
  return copy;
}

/** Kinds that are made from their primitive value: moments, and boxed numbers, texts and truth values. */
const copyByValue =
  (name: string): BuiltinCopier =>
  (copier, value) => {
    const Made = (globalThis as unknown as Record<string, Maker>)[name] as Maker;
    return remembered(copier, value, new Made((value as { valueOf(): unknown }).valueOf()));
  };

function copyBuffer(copier: Graph, value: object): object {
  const copy = (value as ArrayBuffer).slice(0);
  copier.bytes += copy.byteLength;
  copier.remember(value, copy);
  return copy;
}

/** Views keep sharing their buffer inside one graph, as they did. */
const copyView =
  (name: string): BuiltinCopier =>
  (copier, value) => {
    const view = value as {
      buffer: ArrayBuffer;
      byteOffset: number;
      byteLength: number;
      length?: number;
    };
    const buffer = copier.copy(view.buffer);
    const Made = (globalThis as unknown as Record<string, Maker>)[name] as Maker;
    const copy = new Made(buffer, view.byteOffset, view.length ?? view.byteLength);
    copier.remember(value, copy);
    return copy;
  };

const errors = [
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ReferenceError",
  "EvalError",
  "URIError",
  "AggregateError",
];
const views = [
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
  "DataView",
];
const byValue = ["Date", "Number", "String", "Boolean"];

const kinds: ReadonlyMap<string, BuiltinCopier> = new Map<string, BuiltinCopier>([
  ["Map", copyMap],
  ["Set", copySet],
  ["Array", copyArray],
  ["RegExp", copyPattern],
  ["ArrayBuffer", copyBuffer],
  ...errors.map((name): [string, BuiltinCopier] => [name, copyError]),
  ...views.map((name): [string, BuiltinCopier] => [name, copyView(name)]),
  ...byValue.map((name): [string, BuiltinCopier] => [name, copyByValue(name)]),
]);

/** The copier of the kind whose prototype this is. */
export function builtinCopier(proto: object): BuiltinCopier | undefined {
  if (!Object.hasOwn(proto, "constructor")) return undefined;
  const maker = makerOf(proto);
  const found = typeof maker === "function" ? kinds.get(maker.name) : undefined;
  if (found === undefined) return undefined;
  return (globalThis as unknown as Record<string, unknown>)[maker.name] === maker
    ? found
    : undefined;
}

/** Objects that look plain and are not: `arguments`, and what is everywhere the same (`Math`, `JSON`, `Reflect`). */
export function odditiesOf(value: object): "arguments" | "everywhere" | undefined {
  const tag = Object.prototype.toString.call(value);
  if (tag === "[object Arguments]") return "arguments";
  return tag !== "[object Object]" && Object.keys(value).length === 0 ? "everywhere" : undefined;
}
