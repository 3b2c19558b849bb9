/**
 * SizeEstimator: how many bytes a value's JVM shape takes on the heap (64-bit, compressed pointers): an object header is 12 bytes, an array's
 * 16, a pointer 4, everything is rounded up to 8. An array of more than 400 pointers is judged by two samples of 100, drawn as Spark draws
 * them; what several elements share is counted once. Recorded against real blocks in test/oracle (storage-sizes).
 * Different: a JavaScript string has no identity, so every one counts as an object of its own. Rules C6.17. Spark 3.5.3: core/…/util/SizeEstimator.scala.
 */
import { isDate } from "./date-values.ts";
import {
  kindOf,
  pairKinds,
  type RecordKinds,
  type RecordShape,
  type ValueKind,
} from "./record-shape.ts";
import { JavaRandom } from "./random.ts";
import type { Bytes } from "./sizes.ts";
import { LONG_TEXT } from "./utf8.ts";

const align = (size: number): Bytes => Math.ceil(size / 8) * 8;
const ARRAY_HEADER = 16;
const SAMPLE_FROM = 400;
const SAMPLE = 100;
const bytesOf = { int: 4, long: 8, double: 8, boolean: 1, object: 4 } as const;
const boxed = { int: 16, long: 24, double: 24, boolean: 16 } as const;

/** What was counted already: objects by identity, boxed numbers that the JVM shares by value. */
type Visited = Set<unknown>;

/** The size of a value with everything it holds. */
export const estimateSize = (value: unknown): Bytes =>
  Array.isArray(value) && value.length > 5 ? arraySize(value) : sizeOf(value, new Set(), generic);

/** How a tuple is laid out: its fields in it (specialised), or pointers to boxed ones. */
interface Layout {
  readonly kinds: RecordKinds | undefined;
  readonly groups: boolean;
}
const generic: Layout = { kinds: undefined, groups: false };

/** An array of records as a block holds it. */
export const arraySize = (
  elements: readonly unknown[],
  shape: RecordShape = { specialised: true, groups: false },
): Bytes => new ArrayEstimator(elements, shape).size(elements.length, elements.length);

/** Sizes of an array that is being filled: its elements are looked at for their kinds once. */
export class ArrayEstimator {
  readonly #elements: readonly unknown[];
  readonly #kind: ValueKind;
  readonly #layout: Layout;

  constructor(elements: readonly unknown[], shape: RecordShape) {
    this.#elements = elements;
    this.#kind = kindOf(elements);
    const kinds = shape.specialised && this.#kind === "object" ? pairKinds(elements) : undefined;
    this.#layout = { kinds, groups: shape.groups };
  }

  /** With the first `count` elements, in an array that has room for `capacity`. */
  size(count: number, capacity: number): Bytes {
    const own = align(capacity * bytesOf[this.#kind]) + ARRAY_HEADER;
    if (this.#kind !== "object") return own;
    const visited: Visited = new Set();
    if (capacity > SAMPLE_FROM)
      return (
        own +
        sampled(capacity, (at) =>
          at < count ? sizeOf(this.#elements[at], visited, this.#layout) : 0,
        )
      );
    let size = own;
    for (let at = 0; at < count; at += 1) size += sizeOf(this.#elements[at], visited, this.#layout);
    return size;
  }
}

/** Two samples; the larger counts as it is, the smaller stands for the rest, which keeps what is shared from being counted often. */
function sampled(capacity: number, sizeAt: (at: number) => Bytes): Bytes {
  const random = new JavaRandom(42n);
  const drawn = new Set<number>();
  const sample = (): number => {
    let size = 0;
    for (let taken = 0; taken < SAMPLE; taken += 1) {
      let at = random.nextInt(capacity);
      while (drawn.has(at)) at = random.nextInt(capacity);
      drawn.add(at);
      size += sizeAt(at);
    }
    return size;
  };
  const [first, second] = [sample(), sample()];
  const rest = Math.floor((capacity - SAMPLE) / SAMPLE);
  return Math.max(first, second) + Math.min(first, second) * rest;
}

/** What an entry of a table holds beside its key: a value, a CompactBuffer of values, or one CompactBuffer for each of several RDDs. */
export type Held = "value" | "group" | "groups";

/** The size of something that an entry points to. */
export type Look = (value: unknown, held?: Held) => Bytes;

/** An array of pointers that a table keeps its entries in. */
export interface Entries {
  /** Pointers in the array, taken or not. */
  readonly length: number;
  /** The size of all that is in it, one entry after another. */
  all(look: Look): Bytes;
  /** The size of what one pointer points to. */
  slot(at: number, look: Look): Bytes;
}

/** The size of such an array with everything in it. */
export function entriesSize(entries: Entries): Bytes {
  const { length } = entries;
  const visited: Visited = new Set();
  const look: Look = (value, held = "value") => heldSize(value, held, visited);
  const own = align(length * bytesOf.object) + ARRAY_HEADER;
  return (
    own +
    (length > SAMPLE_FROM ? sampled(length, (at) => entries.slot(at, look)) : entries.all(look))
  );
}

function heldSize(value: unknown, held: Held, visited: Visited): Bytes {
  if (!Array.isArray(value)) return sizeOf(value, visited, generic);
  if (held === "value") return programsSize(value, visited);
  if (held === "group") return compactBufferSize(value, visited);
  let size = align(ARRAY_HEADER + value.length * bytesOf.object);
  for (const group of value) size += compactBufferSize(group as unknown[], visited, false);
  return size;
}

/** A pair that the program made with its types known is specialised. */
function programsSize(value: readonly unknown[], visited: Visited): Bytes {
  const kinds = pairKinds([value]);
  if (kinds === undefined || visited.has(value)) return sizeOf(value, visited, generic);
  visited.add(value);
  return specialisedSize(kinds);
}

function sizeOf(value: unknown, visited: Visited, layout: Layout): Bytes {
  switch (typeof value) {
    case "string":
      return 24 + align(ARRAY_HEADER + value.length * (isLatin(value) ? 1 : 2));
    case "number":
    case "bigint":
    case "boolean":
      return boxedSize(value, visited);
    case "object":
      if (value === null || visited.has(value)) return 0;
      visited.add(value);
      return objectSize(value, visited, layout);
    default:
      return 0;
  }
}

/** The JVM keeps one Integer and one Long for each number of a byte, and two Booleans. */
function boxedSize(value: number | bigint | boolean, visited: Visited): Bytes {
  const kind = kindOf([value]) as keyof typeof boxed;
  const isShared = kind === "boolean" || (kind !== "double" && isByte(Number(value)));
  if (!isShared) return boxed[kind];
  if (visited.has(value)) return 0;
  visited.add(value);
  return boxed[kind];
}

const isByte = (value: number): boolean => value >= -128 && value <= 127;

const beyondLatin = /[\u0100-\uffff]/;

/** V8 keeps such a text one byte a letter, and the search then need not look at it. */
function isLatin(text: string): boolean {
  if (text.length >= LONG_TEXT) return !beyondLatin.test(text);
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 255) return false;
  return true;
}

function objectSize(value: object, visited: Visited, layout: Layout): Bytes {
  if (Array.isArray(value)) return listSize(value, visited, layout);
  if (value instanceof Uint8Array) return align(ARRAY_HEADER + value.length);
  if (isDate(value)) return 24;
  const all = (parts: Iterable<unknown>): Bytes => {
    let size = 0;
    for (const part of parts) size += sizeOf(part, visited, generic);
    return size;
  };
  if (value instanceof Map) return 48 + 32 * value.size + all(value.keys()) + all(value.values());
  if (value instanceof Set) return 48 + 32 * value.size + all(value);
  const fields: unknown[] = Object.values(value);
  return align(12 + 4 * fields.length) + all(fields);
}

/** A short array stands for a tuple, a longer one for an array; below an RDD of groups, the second of a pair is a CompactBuffer. */
function listSize(value: readonly unknown[], visited: Visited, layout: Layout): Bytes {
  const { kinds, groups } = layout;
  if (value.length > 5) return arraySize(value);
  if (kinds !== undefined && value.length === 2) return specialisedSize(kinds);
  let size = align(12 + 4 * value.length);
  value.forEach((element, at) => {
    size +=
      groups && at === 1 && Array.isArray(element)
        ? compactBufferSize(element, visited)
        : sizeOf(element, visited, generic);
  });
  return size;
}

/** Tuple2$mcII$sp and its like: a header and two null pointers, then both values; a narrow one fills the gap before a wide one. */
function specialisedSize([first, second]: RecordKinds): Bytes {
  const wide = Math.max(bytesOf[first], bytesOf[second]);
  const narrow = Math.min(bytesOf[first], bytesOf[second]);
  const start = Math.ceil(20 / wide) * wide;
  return align(wide === narrow ? start + 2 * wide : Math.max(start + wide, 20 + wide + narrow));
}

/** Two elements in fields of their own, the others in an array of 8, 16, … places; the buffers of a cogroup know no type and hold them boxed. */
function compactBufferSize(
  values: readonly unknown[],
  visited: Visited,
  isTyped: boolean = true,
): Bytes {
  let size = 32;
  for (const value of values.slice(0, 2)) size += heldSize(value, "value", visited);
  if (values.length <= 2) return size;
  let room = 8;
  while (values.length - 2 > room) room *= 2;
  const others = values.slice(2);
  if (isTyped)
    return (
      size +
      new ArrayEstimator(others, { specialised: true, groups: false }).size(others.length, room)
    );
  const sizeAt = (at: number): Bytes =>
    at < others.length ? heldSize(others[at], "value", visited) : 0;
  size += align(room * bytesOf.object) + ARRAY_HEADER;
  if (room > SAMPLE_FROM) return size + sampled(room, sizeAt);
  return others.reduce((sum: number, _, at) => sum + sizeAt(at), size);
}
