/**
 * How many bytes records take when Spark serializes a block: Kryo where all are primitives, strings or byte arrays, else Java's object
 * stream, whose sizes follow from its grammar: a class is described once, an object met again is a handle of five bytes, and after every
 * hundred objects the stream forgets both (spark.serializer.objectStreamReset). Recorded against real blocks in test/oracle (storage-sizes).
 * Left out: the layout of user's classes, which count as their fields; spark.serializer; compression.
 * Spark 3.5.3: core/…/serializer/SerializerManager.scala, JavaSerializer.scala, KryoSerializer.scala; Java Object Serialization, chapter 6.
 */
import { kindOf, pairKinds, type RecordKinds, type RecordShape } from "./record-shape.ts";
import type { Bytes } from "./sizes.ts";
import { utf8Length } from "./utf8.ts";

/** The size of a block of these records in bytes. */
export function serializedSize(records: readonly unknown[], shape: RecordShape): Bytes {
  const stream = new BlockStream(records, shape);
  stream.advance(records.length);
  return stream.size;
}

/** The size of a collection as one object graph of Java's stream: nothing is forgotten on the way, and numbers have no boxes. */
export function collectionSize(elements: readonly unknown[]): Bytes {
  const kind = kindOf(elements);
  if (kind !== "object") return elements.length * { int: 4, long: 8, double: 8, boolean: 1 }[kind];
  const stream = new JavaStream(pairKinds(elements), false);
  return elements.reduce<Bytes>((size, element) => size + stream.write(element, true), 0);
}

/** A block being serialized: how much of it was written, and how much of that has left the serializer's buffer. */
export class BlockStream {
  readonly #records: readonly unknown[];
  readonly #size: (record: unknown) => Bytes;
  /** Kryo empties 4096 bytes at a time, Java 1024. */
  readonly #buffer: Bytes;
  #written = 0;
  #flushed: Bytes = 0;
  size: Bytes;

  constructor(records: readonly unknown[], shape: RecordShape) {
    this.#records = records;
    const kryo = kryoSizes(records);
    this.#size = kryo ?? javaSizes(records, shape);
    this.#buffer = kryo === undefined ? 1024 : 4096;
    this.size = kryo === undefined ? 4 : 0;
  }

  /** Writes on until `count` records are written. */
  advance(count: number): void {
    for (; this.#written < count; this.#written += 1) {
      const size = this.#size(this.#records[this.#written]);
      this.#buffered(size);
      this.size += size;
    }
  }

  /** Bytes that have reached the block. */
  get flushed(): Bytes {
    return this.#flushed;
  }

  /** A number goes out whole, behind the byte of its class; longer things fill the buffer to its end. */
  #buffered(size: Bytes): void {
    const held = this.size - this.#flushed;
    if (held + size <= this.#buffer) return;
    const isNumber = size <= 9 && this.#buffer === 4096;
    if (!isNumber) this.#flushed += Math.floor((held + size) / this.#buffer) * this.#buffer;
    else this.#flushed += held < this.#buffer ? held + 1 : held;
  }
}

const kryoNumbers = { int: 5, long: 9, double: 9, boolean: 2 } as const;

/** Numbers at their full width behind one byte for the class; undefined where Kryo is not taken. */
function kryoSizes(records: readonly unknown[]): ((record: unknown) => Bytes) | undefined {
  if (records.length === 0) return undefined;
  const kind = kindOf(records);
  if (kind !== "object") {
    const size = kryoNumbers[kind];
    return () => size;
  }
  if (records.every((record) => typeof record === "string"))
    return (record) => kryoTextSize(record as string);
  if (!records.every((record) => record instanceof Uint8Array)) return undefined;
  return kryoSize;
}

/** What Kryo writes for one value. Left out: classes that are registered, and what an object shares with earlier ones. */
export function kryoSize(value: unknown): Bytes {
  if (typeof value === "string") return kryoTextSize(value);
  if (value instanceof Uint8Array) return 2 + varint(value.length + 1) + value.length;
  const kind = kindOf([value]);
  if (kind !== "object") return kryoNumbers[kind];
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + kryoSize(part), 2);
}

/** Class, mark of a new object, then the text: short ASCII without a length, its last byte marked; else length and UTF-8. */
function kryoTextSize(text: string): Bytes {
  const bytes = utf8Length(text);
  const isShortAscii = bytes === text.length && text.length > 1 && text.length < 64;
  return 2 + (isShortAscii ? bytes : textLength(text.length + 1) + bytes);
}

/** A text's length: the first byte holds six bits of it, the others seven. */
const textLength = (length: number): Bytes => (length < 64 ? 1 : 1 + varint(length >> 6));

function varint(value: number): Bytes {
  let bytes = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
}

type Letter = "I" | "J" | "D" | "Z" | "L";
/** A serializable class: its name, its fields (a primitive's type by its letter, else an object), its parent. */
interface JavaClass {
  readonly name: string;
  readonly fields: readonly (readonly [name: string, type: Letter, ofClass?: string])[];
  readonly parent?: JavaClass;
}

const number: JavaClass = { name: "java.lang.Number", fields: [] };
const boxes = {
  int: { name: "java.lang.Integer", fields: [["value", "I"]], parent: number },
  long: { name: "java.lang.Long", fields: [["value", "J"]], parent: number },
  double: { name: "java.lang.Double", fields: [["value", "D"]], parent: number },
  boolean: { name: "java.lang.Boolean", fields: [["value", "Z"]] },
} as const satisfies Record<string, JavaClass>;
const widths = { I: 4, J: 8, D: 8, Z: 1 } as const;
const letters = { int: "I", long: "J", double: "D", boolean: "Z" } as const;
const OBJECT_TYPE = "Ljava/lang/Object;";

const tuples = new Map<string, JavaClass>();
function tupleClass(size: number, kinds?: RecordKinds): JavaClass {
  const suffix = kinds === undefined ? "" : `$mc${letters[kinds[0]]}${letters[kinds[1]]}$sp`;
  const name = `scala.Tuple${size}${suffix}`;
  let made = tuples.get(name);
  if (made === undefined) {
    const fields =
      kinds === undefined
        ? Array.from({ length: size }, (_, at) => [`_${at + 1}`, "L"] as const)
        : kinds.map((kind, at) => [`_${at + 1}$mc${letters[kind]}$sp`, letters[kind]] as const);
    made = kinds === undefined ? { name, fields } : { name, fields, parent: tupleClass(size) };
    tuples.set(name, made);
  }
  return made;
}

/** The list of a groupByKey, and the bytes of the ClassTag that each points to (seen; of Int). */
const compactBuffer: JavaClass = {
  name: "org.apache.spark.util.collection.CompactBuffer",
  fields: [
    ["curSize", "I"],
    ["element0", "L"],
    ["element1", "L"],
    ["evidence$1", "L", "Lscala/reflect/ClassTag;"],
    ["otherElements", "L"],
  ],
};
const CLASS_TAG = 187;
const CLASS_TAG_SEEN = Symbol("the ClassTag was written");
const RESET_AFTER = 100;
const HANDLE = 5;

/** Sizes record after record: the stream forgets after every hundredth, which costs a byte. */
function javaSizes(records: readonly unknown[], shape: RecordShape): (record: unknown) => Bytes {
  const kinds = shape.specialised ? pairKinds(records) : undefined;
  const fresh = (): JavaStream => new JavaStream(kinds, shape.groups);
  let stream = fresh();
  let written = 0;
  return (record) => {
    const size = stream.write(record, true);
    written += 1;
    if (written % RESET_AFTER !== 0) return size;
    stream = fresh();
    return size + 1;
  };
}

/** What a stream has described and written since its last reset. */
class JavaStream {
  readonly #known = new Set<unknown>();
  readonly #kinds: RecordKinds | undefined;
  readonly #groups: boolean;

  constructor(kinds: RecordKinds | undefined, groups: boolean) {
    this.#kinds = kinds;
    this.#groups = groups;
  }

  write(value: unknown, isRecord: boolean = false): Bytes {
    if (value === null || value === undefined) return 1;
    if (typeof value === "string") return textSize(value);
    if (typeof value !== "object") return this.#boxed(value);
    if (this.#known.has(value)) return HANDLE;
    this.#known.add(value);
    if (Array.isArray(value)) return this.#tuple(value, isRecord);
    if (value instanceof Uint8Array)
      return 1 + this.#describe({ name: "[B", fields: [] }) + 4 + value.length;
    return this.#instance(value);
  }

  /** A class before its first object, a handle afterwards. */
  #describe(of: JavaClass | undefined): Bytes {
    if (of === undefined) return 1;
    if (this.#known.has(of.name)) return HANDLE;
    this.#known.add(of.name);
    let size = 1 + 2 + of.name.length + 8 + 1 + 2;
    for (const [name, type, ofClass] of of.fields)
      size += 1 + 2 + name.length + (type === "L" ? this.#once(ofClass ?? OBJECT_TYPE) : 0);
    return size + 1 + this.#describe(of.parent);
  }

  #once(text: string): Bytes {
    if (this.#known.has(text)) return HANDLE;
    this.#known.add(text);
    return textSize(text);
  }

  #boxed(value: unknown): Bytes {
    const kind = kindOf([value]);
    if (kind === "object") return 1;
    const isShared =
      kind === "boolean" || (kind !== "double" && Number(value) >= -128 && Number(value) <= 127);
    if (isShared && this.#known.has(value)) return HANDLE;
    if (isShared) this.#known.add(value);
    return 1 + this.#describe(boxes[kind]) + widths[letters[kind]];
  }

  #tuple(elements: readonly unknown[], isRecord: boolean): Bytes {
    if (elements.length === 0 || elements.length > 5) return this.#array(elements, elements.length);
    const kinds = isRecord && elements.length === 2 ? this.#kinds : undefined;
    const size = 1 + this.#describe(tupleClass(elements.length, kinds));
    if (kinds !== undefined)
      return size + 2 + widths[letters[kinds[0]]] + widths[letters[kinds[1]]];
    return elements.reduce(
      (sum: number, element, at) =>
        sum +
        (isRecord && this.#groups && at === 1 && Array.isArray(element)
          ? this.#group(element)
          : this.write(element)),
      size,
    );
  }

  #array(elements: readonly unknown[], room: number): Bytes {
    const kind = kindOf(elements);
    const name = kind === "object" ? "[Ljava.lang.Object;" : `[${letters[kind]}`;
    const size = 1 + this.#describe({ name, fields: [] }) + 4;
    if (kind !== "object") return size + room * widths[letters[kind]];
    return (
      elements.reduce((sum: number, element) => sum + this.write(element), size) +
      room -
      elements.length
    );
  }

  /** Two values in fields of their own, the others in an array of 8, 16, … places. */
  #group(values: readonly unknown[]): Bytes {
    let size = 1 + this.#describe(compactBuffer) + 4;
    size += this.write(values[0]) + this.write(values[1]);
    size += this.#known.has(CLASS_TAG_SEEN) ? HANDLE : CLASS_TAG;
    this.#known.add(CLASS_TAG_SEEN);
    if (values.length <= 2) return size + 1;
    let room = 8;
    while (values.length - 2 > room) room *= 2;
    return size + this.#array(values.slice(2), room);
  }

  #instance(value: object): Bytes {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    const fields = entries.map(([name]) => [String(name), "L"] as const);
    const name = (Object.getPrototypeOf(value) as object | null)?.constructor.name ?? "Object";
    return entries.reduce(
      (sum, [, part]) => sum + this.write(part),
      1 + this.#describe({ name, fields }),
    );
  }
}

/** TC_STRING, a length of two bytes, the text. */
const textSize = (text: string): Bytes => 3 + utf8Length(text);
