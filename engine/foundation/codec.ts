/**
 * Records as bytes: what shuffle files, serialized blocks and spilled data hold. A compact format of our own, so that a record read
 * back is a copy. An instance of a user's class keeps its class by a number in a table that lives with the process. Left out: Java's and
 * Kryo's formats (their sizes are modelled elsewhere), functions.
 */
import { RecordReader } from "./codec-reader.ts";
import { isDate } from "./date-values.ts";
import { tag, type ClassTable } from "./codec-tags.ts";
import { JavaError } from "./errors.ts";
import { encodeAsciiInto, encodeUtf8Into, LONG_TEXT } from "./utf8.ts";

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Appends records to a growing run of bytes. */
export class RecordWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  readonly #classes: ClassTable;

  constructor(classes: ClassTable) {
    this.#classes = classes;
  }

  /** How many bytes were written. */
  get length(): number {
    return this.#at;
  }

  /** What was written, without a copy; valid until the next write. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  write(value: unknown): void {
    switch (typeof value) {
      case "string":
        return this.#text(value);
      case "number":
        return this.#number(value);
      case "boolean":
        return this.#byte(value ? tag.TRUE : tag.FALSE);
      case "undefined":
        return this.#byte(tag.UNDEFINED);
      case "bigint":
        return this.#long(value);
      case "object":
        return value === null ? this.#byte(tag.NULL) : this.#object(value);
      default:
        throw new JavaError("java.io.NotSerializableException", `a ${typeof value} in a record`);
    }
  }

  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = value;
  }

  #size(count: number): void {
    this.#room(5);
    let rest = count;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  #number(value: number): void {
    this.#room(9);
    if ((value | 0) === value && !Object.is(value, -0)) {
      if (value >= 0 && value < 224) {
        this.#bytes[this.#at++] = tag.SMALL + value;
        return;
      }
      this.#bytes[this.#at] = tag.INT;
      this.#view.setInt32(this.#at + 1, value);
      this.#at += 5;
      return;
    }
    this.#bytes[this.#at] = tag.DOUBLE;
    this.#view.setFloat64(this.#at + 1, value);
    this.#at += 9;
  }

  #long(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) {
      this.#byte(tag.BIG);
      return this.#text(value.toString());
    }
    this.#room(9);
    this.#bytes[this.#at] = tag.LONG;
    this.#view.setBigInt64(this.#at + 1, value);
    this.#at += 9;
  }

  #text(text: string): void {
    const length = text.length;
    this.#room(length + 6);
    const start = this.#at;
    this.#bytes[this.#at++] = tag.ASCII;
    this.#size(length);
    const bytes = this.#bytes;
    let at = this.#at;
    if (length >= LONG_TEXT) {
      if (!encodeAsciiInto(text, bytes.subarray(at))) return this.#wideText(text, start);
      this.#at += length;
      return;
    }
    for (let i = 0; i < length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return this.#wideText(text, start);
      bytes[at++] = unit;
    }
    this.#at = at;
  }

  #wideText(text: string, start: number): void {
    if (loneSurrogate.test(text)) return this.#brokenText(text, start);
    this.#at = start + 6;
    this.#room(text.length * 3);
    const written = encodeUtf8Into(text, this.#bytes.subarray(start + 6));
    this.#bytes[start] = tag.TEXT;
    this.#view.setUint32(start + 1, written);
    this.#bytes[start + 5] = 0;
    this.#at = start + 6 + written;
  }

  /** Lone surrogates have no UTF-8: such a text goes unit by unit. */
  #brokenText(text: string, start: number): void {
    this.#at = start;
    this.#room(text.length * 2 + 6);
    this.#bytes[start] = tag.TEXT;
    this.#view.setUint32(start + 1, text.length);
    this.#bytes[start + 5] = 1;
    for (let i = 0; i < text.length; i += 1)
      this.#view.setUint16(start + 6 + 2 * i, text.charCodeAt(i));
    this.#at = start + 6 + 2 * text.length;
  }

  #object(value: object): void {
    if (Array.isArray(value)) {
      this.#byte(tag.ARRAY);
      this.#size(value.length);
      for (const element of value) this.write(element);
      return;
    }
    const prototype = Object.getPrototypeOf(value) as object | null;
    if (prototype === Object.prototype || prototype === null)
      return this.#fields(tag.OBJECT, value);
    if (value instanceof Map) return this.#entries(tag.MAP, value.size, value);
    if (value instanceof Set) return this.#entries(tag.SET, value.size, value);
    if (isDate(value)) {
      this.#byte(tag.DATE);
      return this.#number(value.getTime());
    }
    if (value instanceof Uint8Array) {
      this.#byte(tag.BYTES);
      this.#size(value.length);
      this.#room(value.length);
      this.#bytes.set(value, this.#at);
      this.#at += value.length;
      return;
    }
    this.#byte(tag.INSTANCE);
    this.#size(this.#classes.numberOf(prototype));
    this.#fields(tag.OBJECT, value);
  }

  #entries(kind: number, size: number, entries: Iterable<unknown>): void {
    this.#byte(kind);
    this.#size(size);
    for (const entry of entries) this.write(entry);
  }

  #fields(kind: number, value: object): void {
    const entries = Object.entries(value);
    this.#byte(kind);
    this.#size(entries.length);
    for (const [name, field] of entries) {
      this.#text(name);
      this.write(field);
    }
  }
}

/** Records one after another as bytes. */
export function toBytes(records: readonly unknown[], classes: ClassTable): Uint8Array {
  const writer = new RecordWriter(classes);
  for (const record of records) writer.write(record);
  return writer.bytes().slice();
}

/** The records that `toBytes` wrote, as copies. */
export function toRecords(bytes: Uint8Array, classes: ClassTable): unknown[] {
  const reader = new RecordReader(bytes, classes);
  const records: unknown[] = [];
  while (!reader.done) records.push(reader.read());
  return records;
}

export { RecordReader };
export { ClassTable } from "./codec-tags.ts";
