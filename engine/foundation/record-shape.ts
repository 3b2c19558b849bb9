/**
 * What JavaScript values would be on the JVM, where Scala's types say it and JavaScript's do not: whether an array of numbers is one of Int or
 * of Double, and whether a pair holds its numbers in itself (Tuple2$mcII$sp, made where the types are known) or boxed (made by generic code).
 */

export type ValueKind = "int" | "long" | "double" | "boolean" | "object";
/** Of a pair: the kinds of its first and its second. */
export type RecordKinds = readonly [Primitive, Primitive];
type Primitive = Exclude<ValueKind, "object">;

/** How the records of an RDD were made. */
export interface RecordShape {
  /** Pairs were made by the program's own functions, so that they are specialised where both values are primitive. */
  readonly specialised: boolean;
  /** Second values are lists gathered by key: CompactBuffers. */
  readonly groups: boolean;
}

const unknown: unique symbol = Symbol("no kind yet");

/** The common kind of values: Int where all numbers are integers of 32 bits, Double where one is not. */
class Common {
  #kind: ValueKind | typeof unknown = unknown;

  /** Takes one more value; false when nothing can change any more. */
  take(value: unknown): boolean {
    const kind = kindOfOne(value);
    if (this.#kind === unknown || (this.#kind === "int" && kind === "double")) this.#kind = kind;
    else if (kind !== this.#kind && !(this.#kind === "double" && kind === "int"))
      this.#kind = "object";
    return this.#kind !== "object";
  }

  get kind(): ValueKind {
    return this.#kind === unknown ? "object" : this.#kind;
  }
}

function kindOfOne(value: unknown): ValueKind {
  switch (typeof value) {
    case "number":
      return (value | 0) === value ? "int" : "double";
    case "bigint":
      return "long";
    case "boolean":
      return "boolean";
    default:
      return "object";
  }
}

/** The kind of the first `count` values; `object` when there are none. */
export function kindOf(values: readonly unknown[], count: number = values.length): ValueKind {
  const common = new Common();
  for (let at = 0; at < count; at += 1) if (!common.take(values[at])) break;
  return common.kind;
}

/** The kinds of pairs that Scala specialises: both of Int, Long, Double or Boolean. */
export function pairKinds(
  values: readonly unknown[],
  count: number = values.length,
): RecordKinds | undefined {
  const first = new Common();
  const second = new Common();
  for (let at = 0; at < count; at += 1) {
    const pair = values[at];
    if (!Array.isArray(pair) || pair.length !== 2) return undefined;
    if (!first.take(pair[0]) || !second.take(pair[1])) return undefined;
  }
  return first.kind === "object" || second.kind === "object"
    ? undefined
    : [first.kind, second.kind];
}
