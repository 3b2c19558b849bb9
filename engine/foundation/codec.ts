/**
 * Records as bytes: what shuffle files, serialized blocks and spilled data hold. A compact format of our own, so that a record read
 * back is a copy. An instance of a user's class keeps its class by a number in a table that lives with the process. Left out: Java's and
 * Kryo's formats (their sizes are modelled elsewhere), functions.
 */
import { JavaError } from "./errors.ts";
import { decodeUtf8, encodeUtf8Into } from "./utf8.ts";

const NULL = 0,
  UNDEFINED = 1,
  FALSE = 2,
  TRUE = 3,
  INT = 4,
  DOUBLE = 5,
  LONG = 6,
  ASCII = 7,
  TEXT = 8,
  ARRAY = 9,
  OBJECT = 10,
  MAP = 11,
  SET = 12,
  DATE = 13,
  BYTES = 14,
  INSTANCE = 15,
  BIG = 16,
  SMALL = 32;

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Classes whose instances were written, by number. */
export class ClassTable {
  readonly prototypes: object[] = [];

  numberOf(prototype: object): number {
    const known = this.prototypes.indexOf(prototype);
    return known === -1 ? this.prototypes.push(prototype) - 1 : known;
  }
}

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
        return this.#byte(value ? TRUE : FALSE);
      case "undefined":
        return this.#byte(UNDEFINED);
      case "bigint":
        return this.#long(value);
      case "object":
        return value === null ? this.#byte(NULL) : this.#object(value);
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
        this.#bytes[this.#at++] = SMALL + value;
        return;
      }
      this.#bytes[this.#at] = INT;
      this.#view.setInt32(this.#at + 1, value);
      this.#at += 5;
      return;
    }
    this.#bytes[this.#at] = DOUBLE;
    this.#view.setFloat64(this.#at + 1, value);
    this.#at += 9;
  }

  #long(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) {
      this.#byte(BIG);
      return this.#text(value.toString());
    }
    this.#room(9);
    this.#bytes[this.#at] = LONG;
    this.#view.setBigInt64(this.#at + 1, value);
    this.#at += 9;
  }

  #text(text: string): void {
    const length = text.length;
    this.#room(length * 3 + 6);
    const start = this.#at;
    this.#bytes[this.#at++] = ASCII;
    this.#size(length);
    const bytes = this.#bytes;
    let at = this.#at;
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
    this.#bytes[start] = TEXT;
    this.#view.setUint32(start + 1, written);
    this.#bytes[start + 5] = 0;
    this.#at = start + 6 + written;
  }

  /** Lone surrogates have no UTF-8: such a text goes unit by unit. */
  #brokenText(text: string, start: number): void {
    this.#at = start;
    this.#room(text.length * 2 + 6);
    this.#bytes[start] = TEXT;
    this.#view.setUint32(start + 1, text.length);
    this.#bytes[start + 5] = 1;
    for (let i = 0; i < text.length; i += 1)
      this.#view.setUint16(start + 6 + 2 * i, text.charCodeAt(i));
    this.#at = start + 6 + 2 * text.length;
  }

  #object(value: object): void {
    if (Array.isArray(value)) {
      this.#byte(ARRAY);
      this.#size(value.length);
      for (const element of value) this.write(element);
      return;
    }
    const prototype = Object.getPrototypeOf(value) as object | null;
    if (prototype === Object.prototype || prototype === null) return this.#fields(OBJECT, value);
    if (value instanceof Map) return this.#entries(MAP, value.size, value);
    if (value instanceof Set) return this.#entries(SET, value.size, value);
    if (value instanceof Date) {
      this.#byte(DATE);
      return this.#number(value.getTime());
    }
    if (value instanceof Uint8Array) {
      this.#byte(BYTES);
      this.#size(value.length);
      this.#room(value.length);
      this.#bytes.set(value, this.#at);
      this.#at += value.length;
      return;
    }
    this.#byte(INSTANCE);
    this.#size(this.#classes.numberOf(prototype));
    this.#fields(OBJECT, value);
  }

  #entries(tag: number, size: number, entries: Iterable<unknown>): void {
    this.#byte(tag);
    this.#size(size);
    for (const entry of entries) this.write(entry);
  }

  #fields(tag: number, value: object): void {
    const entries = Object.entries(value);
    this.#byte(tag);
    this.#size(entries.length);
    for (const [name, field] of entries) {
      this.#text(name);
      this.write(field);
    }
  }
}

/** Reads records back, in order. */
export class RecordReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #classes: ClassTable;
  #at = 0;

  constructor(bytes: Uint8Array, classes: ClassTable) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#classes = classes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  read(): unknown {
    const tag = this.#bytes[this.#at++] as number;
    if (tag >= SMALL) return tag - SMALL;
    switch (tag) {
      case NULL:
        return null;
      case UNDEFINED:
        return undefined;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case INT:
        return this.#view.getInt32((this.#at += 4) - 4);
      case DOUBLE:
        return this.#view.getFloat64((this.#at += 8) - 8);
      case LONG:
        return this.#view.getBigInt64((this.#at += 8) - 8);
      case ASCII:
        return this.#ascii();
      case TEXT:
        return this.#wide();
      default:
        return this.#compound(tag);
    }
  }

  #compound(tag: number): unknown {
    switch (tag) {
      case BIG:
        return BigInt(this.read() as string);
      case ARRAY:
        return Array.from({ length: this.#size() }, () => this.read());
      case OBJECT:
        return this.#into({});
      case MAP:
        return new Map(
          Array.from({ length: this.#size() }, () => this.read() as [unknown, unknown]),
        );
      case SET:
        return new Set(Array.from({ length: this.#size() }, () => this.read()));
      case DATE:
        return new Date(this.read() as number);
      case BYTES: {
        const length = this.#size();
        return this.#bytes.slice(this.#at, (this.#at += length));
      }
      case INSTANCE: {
        const instance = Object.create(this.#classes.prototypes[this.#size()] ?? null) as Record<
          string,
          unknown
        >;
        this.#at += 1;
        return this.#into(instance);
      }
      default:
        throw new JavaError("java.io.StreamCorruptedException", `invalid type code: ${tag}`);
    }
  }

  #size(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  #ascii(): string {
    const length = this.#size();
    const from = this.#at;
    this.#at += length;
    if (length > 24) return decodeUtf8(this.#bytes.subarray(from, from + length));
    let text = "";
    for (let i = from; i < from + length; i += 1)
      text += String.fromCharCode(this.#bytes[i] as number);
    return text;
  }

  #wide(): string {
    const length = this.#view.getUint32(this.#at);
    const units = this.#bytes[this.#at + 4] === 1;
    const from = this.#at + 5;
    this.#at = from + (units ? 2 * length : length);
    if (!units) return decodeUtf8(this.#bytes.subarray(from, from + length));
    let text = "";
    for (let i = 0; i < length; i += 1)
      text += String.fromCharCode(this.#view.getUint16(from + 2 * i));
    return text;
  }

  #into<O extends Record<string, unknown>>(target: O): O {
    const count = this.#size();
    for (let i = 0; i < count; i += 1) {
      const name = this.read() as string;
      Object.defineProperty(target, name, {
        value: this.read(),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return target;
  }
}
