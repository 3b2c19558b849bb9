/**
 * SizeEstimator: how many bytes a value's JVM shape takes on the heap (64-bit, compressed pointers). Numbers within 32 bits count as
 * boxed Int, others as Double; a large array is judged by a sample of it. Decides what fits in memory. Spark 3.5.3: core/…/util/SizeEstimator.scala.
 */
import { isDate } from "./date-values.ts";
import type { Bytes } from "./sizes.ts";

const align = (size: number): Bytes => (size + 7) & ~7;
const SAMPLE_FROM = 400;
const SAMPLE = 100;

/** The size of a value with everything it holds. */
export function estimateSize(value: unknown): Bytes {
  switch (typeof value) {
    case "string":
      return 24 + align(16 + value.length * (isLatin(value) ? 1 : 2));
    case "number":
      return (value | 0) === value ? 16 : 24;
    case "bigint":
      return 24;
    case "boolean":
      return 16;
    case "object":
      return value === null ? 0 : objectSize(value);
    default:
      return 0;
  }
}

function isLatin(text: string): boolean {
  const looked = Math.min(text.length, 64);
  for (let i = 0; i < looked; i += 1) if (text.charCodeAt(i) > 255) return false;
  return true;
}

function objectSize(value: object): Bytes {
  if (Array.isArray(value)) return value.length <= 5 ? tupleSize(value) : arraySize(value);
  if (value instanceof Uint8Array) return align(16 + value.length);
  if (isDate(value)) return 24;
  if (value instanceof Map)
    return 48 + [...value].reduce((sum, [k, v]) => sum + 32 + estimateSize(k) + estimateSize(v), 0);
  if (value instanceof Set)
    return 48 + [...value].reduce((sum, v) => sum + 32 + estimateSize(v), 0);
  const fields = Object.values(value);
  return (
    align(12 + 4 * fields.length) +
    fields.reduce<number>((sum, field) => sum + estimateSize(field), 0)
  );
}

/** A short array stands for a tuple: a header and a pointer for each element. */
function tupleSize(elements: readonly unknown[]): Bytes {
  return (
    align(12 + 4 * elements.length) +
    elements.reduce<number>((sum, element) => sum + estimateSize(element), 0)
  );
}

/** An array of records: sampled above a length, evenly, so that no draw is needed. */
export function arraySize(elements: readonly unknown[]): Bytes {
  const pointers = align(16 + 4 * elements.length);
  if (elements.length < SAMPLE_FROM)
    return pointers + elements.reduce<number>((sum, element) => sum + estimateSize(element), 0);
  let sampled = 0;
  for (let i = 0; i < SAMPLE; i += 1)
    sampled += estimateSize(elements[Math.floor((i * elements.length) / SAMPLE)]);
  return pointers + Math.round((sampled / SAMPLE) * elements.length);
}
