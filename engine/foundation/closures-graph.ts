/**
 * The copier of values: one object graph in, the same graph of new objects out. In Spark this is Java serialization there and back
 * (`JavaSerializer`); here the bytes are only counted. Same: identity and cycles inside one graph are kept, a graph that holds a
 * thing that cannot travel is refused as a whole. Left out: property order of accessors, symbol keys, sparse arrays, frozenness.
 * Bytes are an estimate of a Java stream. Spark 3.5.3: core/…/serializer/JavaSerializer.scala.
 */
import { builtinCopier, odditiesOf } from "./closures-builtins.ts";
import { Refusal, className } from "./closures-errors.ts";
import { accessor } from "./closures-links.ts";
import {
  type Env,
  SharedVariable,
  VariableCopy,
  classMark,
  shippedOf,
} from "./closures-runtime.ts";

/** A thing that says itself what a copy of it is: Broadcast, Accumulator, RDD, SparkContext. */
export const HANDLE: unique symbol = Symbol.for("kindling.closure.handle");
interface SelfCopying {
  [HANDLE](graph: Graph): unknown;
}

const OBJECT_BYTES = 16;
const NUMBER_BYTES = 8;
/** Graphs of few objects are searched in place; larger ones get a map. */
const FEW = 8;

export abstract class Graph {
  bytes = 0;
  /** The handles that were met, in their order. */
  handles: object[] | undefined = undefined;
  // The first pair stands alone, since most graphs have no other.
  #original: object | undefined = undefined;
  #copy: object | undefined = undefined;
  #originals: object[] | undefined = undefined;
  #copies: object[] | undefined = undefined;
  #index: Map<object, object> | undefined = undefined;

  /** What a copy of a function is. */
  protected abstract closure(made: Function): Function;

  copy<T>(value: T): T;
  copy(value: unknown): unknown {
    switch (typeof value) {
      case "object":
        return value === null ? null : this.#object(value);
      case "function":
        return this.closure(value);
      case "string":
        this.bytes += 3 + value.length;
        return value;
      case "symbol":
        return this.refuse(value, "Symbol", "a symbol has no copy");
      default:
        this.bytes += NUMBER_BYTES;
        return value;
    }
  }

  /** Ends the copy: `culprit` cannot travel. */
  refuse(culprit: unknown, name: string = className(culprit), reason?: string): never {
    throw new Refusal(culprit, name, reason);
  }

  /** Notes the copy of an object before its parts are copied, so that cycles end. */
  remember(original: object, copy: object): void {
    if (this.#index !== undefined) this.#index.set(original, copy);
    else if (this.#original === undefined) {
      this.#original = original;
      this.#copy = copy;
    } else this.#rememberMore(original, copy);
  }

  #rememberMore(original: object, copy: object): void {
    const originals = (this.#originals ??= [this.#original as object]);
    const copies = (this.#copies ??= [this.#copy as object]);
    originals.push(original);
    copies.push(copy);
    if (originals.length <= FEW) return;
    const index = new Map<object, object>();
    for (let at = 0; at < originals.length; at += 1) {
      index.set(originals[at] as object, copies[at] as object);
    }
    this.#index = index;
  }

  /** The copy of an object that was met before. */
  known(original: object): object | undefined {
    if (this.#index !== undefined) return this.#index.get(original);
    if (this.#originals === undefined) {
      return this.#original === original ? this.#copy : undefined;
    }
    const at = this.#originals.indexOf(original);
    return at < 0 ? undefined : this.#copies?.[at];
  }

  #object(value: object): object {
    const known = this.known(value);
    if (known !== undefined) return known;
    this.bytes += OBJECT_BYTES;
    const proto: unknown = Object.getPrototypeOf(value);
    if (proto === Array.prototype) return this.#array(value as readonly unknown[]);
    if (HANDLE in value) return this.#handle(value as SelfCopying);
    if (proto === Object.prototype) return this.#record(value);
    if (value instanceof SharedVariable) return this.#variable(value);
    if (proto === null) return this.#dictionary(value);
    return this.#instance(value, proto as object);
  }

  #array(value: readonly unknown[]): unknown[] {
    const copy = value.slice();
    let bytes = 0;
    for (let at = 0; at < copy.length; at += 1) {
      const item = copy[at];
      if (typeof item === "number") bytes += NUMBER_BYTES;
      else return this.#mixedArray(value, copy, at, bytes);
    }
    this.bytes += bytes;
    this.remember(value, copy);
    return copy;
  }

  #mixedArray(value: readonly unknown[], copy: unknown[], from: number, bytes: number): unknown[] {
    this.bytes += bytes;
    this.remember(value, copy);
    for (let at = from; at < copy.length; at += 1) {
      const item = copy[at];
      if (typeof item === "string") this.bytes += 3 + item.length;
      else if (typeof item === "number") this.bytes += NUMBER_BYTES;
      else copy[at] = this.copy(item);
    }
    return copy;
  }

  #record(value: object): object {
    const names = Object.keys(value);
    if (names.length === 0 || names[0] === "0") {
      const special = odditiesOf(value);
      if (special === "everywhere") return value;
      if (special === "arguments") return this.#array(Array.from(value as ArrayLike<unknown>));
    }
    const copy: Env = {};
    this.remember(value, copy);
    this.fields(value, copy, names);
    return copy;
  }

  #dictionary(value: object): object {
    const copy = Object.create(null) as Env;
    this.remember(value, copy);
    this.fields(value, copy);
    return copy;
  }

  /** Copies the fields of an object, accessors as the value that they answer. */
  fields(value: object, copy: Env, names: readonly string[] = Object.keys(value)): void {
    for (const name of names) {
      const field = this.copy((value as Env)[name]);
      if (name === "__proto__") Object.defineProperty(copy, name, dataProperty(field));
      else copy[name] = field;
    }
  }

  #handle(value: SelfCopying): object {
    (this.handles ??= []).push(value);
    const copy = value[HANDLE](this);
    if (typeof copy === "object" && copy !== null) this.remember(value, copy);
    return copy as object;
  }

  #variable(variable: SharedVariable): object {
    const known = this.known(variable.identity);
    if (known !== undefined) return known;
    const copy = new VariableCopy();
    this.remember(variable.identity, copy);
    try {
      copy.v = this.copy(variable.v);
    } catch (thrown) {
      if (!(thrown instanceof ReferenceError)) throw thrown;
      // Not initialised yet: it fails in the task when it is read there.
      Object.defineProperty(
        copy,
        "v",
        accessor(() => raise(thrown)),
      );
    }
    return copy;
  }

  /** Built-in kinds first; a class must stand in transformed code, and so must all that it extends. */
  #instance(value: object, proto: object): object {
    let trusted = true;
    for (let at: object | null = proto; at !== null && at !== Object.prototype;) {
      const special = builtinCopier(at);
      if (special !== undefined && (trusted || value instanceof Error)) {
        const copy = special(this, value);
        if (at !== proto) Object.setPrototypeOf(copy, proto);
        return copy;
      }
      trusted &&= this.#mayCopy(value, at);
      at = Object.getPrototypeOf(at) as object | null;
    }
    if (!trusted) this.refuse(value);
    const copy = Object.create(proto) as Env;
    this.remember(value, copy);
    this.fields(value, copy);
    return copy;
  }

  #mayCopy(value: object, proto: object): boolean {
    const maker: unknown = Object.hasOwn(proto, "constructor") ? proto.constructor : undefined;
    if (typeof maker !== "function" || maker.prototype !== proto) return false;
    const privates = classMark(maker);
    if (privates === undefined) return shippedOf(maker) !== undefined;
    if (privates.length === 0) return true;
    const names = privates.join(", ");
    return this.refuse(
      value,
      className(value),
      `${maker.name} keeps ${names} private, so no copy can be made`,
    );
  }
}

export function raise(thrown: unknown): never {
  throw thrown;
}

const dataProperty = (value: unknown): PropertyDescriptor => ({
  value,
  writable: true,
  enumerable: true,
  configurable: true,
});
