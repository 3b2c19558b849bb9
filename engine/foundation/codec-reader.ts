/** The reading half of the record format. */
import { tag, type ClassTable } from "./codec-tags.ts";
import { dateOf } from "./date-values.ts";
import { JavaError } from "./errors.ts";
import { decodeUtf8 } from "./utf8.ts";

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
    const kind = this.#bytes[this.#at++] as number;
    if (kind >= tag.SMALL) return kind - tag.SMALL;
    switch (kind) {
      case tag.NULL:
        return null;
      case tag.UNDEFINED:
        return undefined;
      case tag.FALSE:
        return false;
      case tag.TRUE:
        return true;
      case tag.INT:
        return this.#view.getInt32((this.#at += 4) - 4);
      case tag.DOUBLE:
        return this.#view.getFloat64((this.#at += 8) - 8);
      case tag.LONG:
        return this.#view.getBigInt64((this.#at += 8) - 8);
      case tag.ASCII:
        return this.#ascii();
      case tag.TEXT:
        return this.#wide();
      default:
        return this.#compound(kind);
    }
  }

  #compound(kind: number): unknown {
    switch (kind) {
      case tag.BIG:
        return BigInt(this.read() as string);
      case tag.ARRAY:
        return Array.from({ length: this.#size() }, () => this.read());
      case tag.OBJECT:
        return this.#into({});
      case tag.MAP:
        return new Map(
          Array.from({ length: this.#size() }, () => this.read() as [unknown, unknown]),
        );
      case tag.SET:
        return new Set(Array.from({ length: this.#size() }, () => this.read()));
      case tag.DATE:
        return dateOf(this.read() as number);
      case tag.BYTES: {
        const length = this.#size();
        return this.#bytes.slice(this.#at, (this.#at += length));
      }
      case tag.INSTANCE: {
        const instance = Object.create(this.#classes.prototypes[this.#size()] ?? null) as Record<
          string,
          unknown
        >;
        this.#at += 1;
        return this.#into(instance);
      }
      default:
        throw new JavaError("java.io.StreamCorruptedException", `invalid type code: ${kind}`);
    }
  }

  #size(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] as number;
      value |= (byte & 127) << shift;
      // Past the end of the bytes there is nothing that could go on.
      if (!(byte >= 128)) return value;
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
