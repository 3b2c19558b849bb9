/**
 * The fixed library of functions that recorded programs may name, each in Scala and in TypeScript.
 * In Spark: the closures of a program. The same: arithmetic on Int wraps at 32 bits, a Long is a bigint here.
 * Left out on purpose: closures with captures; the shipping of captures has laws of its own.
 */
import { faults, type AttemptView } from "./functions-faults.ts";
import { pair, pairOf, seq, type Type } from "./types.ts";

/** A function of one argument: what it makes of a type (undefined where it does not fit), in Scala and here. */
export interface Unary {
  readonly result: (input: Type) => Type | undefined;
  /** `$T` stands for the argument's type. */
  readonly scala: string;
  readonly run: (value: never) => unknown;
  /** In which attempts it throws `RuntimeException("boom")` instead. */
  readonly fails?: (attempt: AttemptView) => boolean;
}

/** A function of two arguments of one type. `commutative` says whether the order of arguments cannot be seen. */
export interface Binary {
  readonly fits: (type: Type) => boolean;
  readonly scala: string;
  readonly run: (left: never, right: never) => unknown;
  readonly commutative: boolean;
}

const from = (input: Type, output: Type) => (type: Type) => (type === input ? output : undefined);
const wrap = (value: number): number => value | 0;

export const mapFunctions = {
  identity: { result: (t) => t, scala: "(x: $T) => x", run: (x: unknown) => x },
  addOne: {
    result: from("Int", "Int"),
    scala: "(x: Int) => x + 1",
    run: (x: number) => wrap(x + 1),
  },
  double: {
    result: from("Int", "Int"),
    scala: "(x: Int) => x * 2",
    run: (x: number) => wrap(x * 2),
  },
  negate: { result: from("Int", "Int"), scala: "(x: Int) => -x", run: (x: number) => wrap(-x) },
  modulo3: {
    result: from("Int", "Int"),
    scala: "(x: Int) => x % 3",
    run: (x: number) => wrap(x % 3),
  },
  toText: {
    result: from("Int", "String"),
    scala: '(x: Int) => "n" + x',
    run: (x: number) => `n${x}`,
  },
  half: { result: from("Int", "Double"), scala: "(x: Int) => x / 2.0", run: (x: number) => x / 2 },
  isEven: {
    result: from("Int", "Boolean"),
    scala: "(x: Int) => x % 2 == 0",
    run: (x: number) => x % 2 === 0,
  },
  toLong: {
    result: from("Int", "Long"),
    scala: "(x: Int) => x.toLong",
    run: (x: number) => BigInt(x),
  },
  toInt: {
    result: from("Long", "Int"),
    scala: "(x: Long) => x.toInt",
    run: (x: bigint | number) => Number(BigInt.asIntN(32, BigInt(x))),
  },
  length: {
    result: from("String", "Int"),
    scala: "(x: String) => if (x == null) -1 else x.length",
    run: (x: string | null) => (x === null ? -1 : x.length),
  },
  shout: {
    result: from("String", "String"),
    scala: '(x: String) => x + "!"',
    run: (x: string | null) => `${x}!`,
  },
  pairWithOne: {
    result: (t) => pair(t, "Int"),
    scala: "(x: $T) => (x, 1)",
    run: (x: unknown) => [x, 1],
  },
  pairByModulo3: {
    result: from("Int", pair("Int", "Int")),
    scala: "(x: Int) => (x % 3, x)",
    run: (x: number) => [wrap(x % 3), x],
  },
  pairByParity: {
    result: from("Int", pair("Boolean", "Int")),
    scala: "(x: Int) => (x % 2 == 0, x)",
    run: (x: number) => [x % 2 === 0, x],
  },
  pairByLength: {
    result: from("String", pair("Int", "String")),
    scala: "(x: String) => (if (x == null) -1 else x.length, x)",
    run: (x: string | null) => [x === null ? -1 : x.length, x],
  },
  pairByTuple: {
    result: from("Int", pair(pair("Int", "String"), "Int")),
    scala: '(x: Int) => ((x % 2, "k" + x % 3), x)',
    run: (x: number) => [[wrap(x % 2), `k${wrap(x % 3)}`], x],
  },
  swap: {
    result: (t) => {
      const both = pairOf(t);
      return both && pair(both.value, both.key);
    },
    scala: "(x: $T) => (x._2, x._1)",
    run: (x: readonly [unknown, unknown]) => [x[1], x[0]],
  },
  ...faults,
} as const satisfies Record<string, Unary>;

export const flatMapFunctions = {
  splitWords: {
    result: from("String", "String"),
    scala: '(x: String) => (if (x == null) Array[String]() else x.split(" ")).toSeq',
    run: (x: string | null) => (x === null ? [] : words(x)),
  },
  upTo: {
    result: from("Int", "Int"),
    scala: "(x: Int) => 0 until math.min(x, 3)",
    run: (x: number) => range(Math.min(x, 3)),
  },
  twice: { result: (t) => t, scala: "(x: $T) => Seq(x, x)", run: (x: unknown) => [x, x] },
} as const satisfies Record<string, Unary>;

export const predicates = {
  even: {
    result: from("Int", "Boolean"),
    scala: "(x: Int) => x % 2 == 0",
    run: (x: number) => x % 2 === 0,
  },
  positive: {
    result: from("Int", "Boolean"),
    scala: "(x: Int) => x > 0",
    run: (x: number) => x > 0,
  },
  longerThanTwo: {
    result: from("String", "Boolean"),
    scala: "(x: String) => x != null && x.length > 2",
    run: (x: string | null) => x !== null && x.length > 2,
  },
  nothing: { result: () => "Boolean", scala: "(x: $T) => false", run: () => false },
  notNull: {
    result: () => "Boolean",
    scala: "(x: $T) => x != null",
    run: (x: unknown) => x !== null,
  },
} as const satisfies Record<string, Unary>;

const is =
  (...types: Type[]) =>
  (type: Type): boolean =>
    types.includes(type);

export const binaries = {
  sum: {
    fits: is("Int"),
    scala: "(a: Int, b: Int) => a + b",
    run: (a: number, b: number) => wrap(a + b),
    commutative: true,
  },
  max: {
    fits: is("Int"),
    scala: "(a: Int, b: Int) => math.max(a, b)",
    run: (a: number, b: number) => Math.max(a, b),
    commutative: true,
  },
  minus: {
    fits: is("Int"),
    scala: "(a: Int, b: Int) => a - b",
    run: (a: number, b: number) => wrap(a - b),
    commutative: false,
  },
  sumLong: {
    fits: is("Long"),
    scala: "(a: Long, b: Long) => a + b",
    run: (a: bigint, b: bigint) => BigInt.asIntN(64, a + b),
    commutative: true,
  },
  sumDouble: {
    fits: is("Double"),
    scala: "(a: Double, b: Double) => a + b",
    run: (a: number, b: number) => a + b,
    commutative: false,
  },
  concat: {
    fits: is("String"),
    scala: "(a: String, b: String) => a + b",
    run: (a: unknown, b: unknown) => `${String(a)}${String(b)}`,
    commutative: false,
  },
  keepFirst: {
    fits: () => true,
    scala: "(a: $T, b: $T) => a",
    run: (a: unknown) => a,
    commutative: false,
  },
} as const satisfies Record<string, Binary>;

/** Functions of a whole partition: `mapPartitions` and, with the index first, `mapPartitionsWithIndex`. */
export const partitionFunctions = {
  countThem: {
    result: () => "Int",
    scala: "(it: Iterator[$T]) => Iterator(it.size)",
    run: (it: Iterable<unknown>) => [[...it].length],
  },
  firstTwo: {
    result: (t) => t,
    scala: "(it: Iterator[$T]) => it.take(2)",
    run: (it: Iterable<unknown>) => firstTwo(it),
  },
  reversed: {
    result: (t) => t,
    scala: "(it: Iterator[$T]) => it.toList.reverse.iterator",
    run: (it: Iterable<unknown>) => [...it].reverse(),
  },
  collected: {
    result: (t) => seq(t),
    scala: "(it: Iterator[$T]) => Iterator(it.toList: Iterable[$T])",
    run: (it: Iterable<unknown>) => [[...it]],
  },
} as const satisfies Record<string, Unary>;

export const indexedFunctions = {
  tagIndex: {
    result: (t) => pair("Int", t),
    scala: "(i: Int, it: Iterator[$T]) => it.map(x => (i, x))",
    run: (i: number, it: Iterable<unknown>) => [...it].map((x) => [i, x]),
  },
  countByIndex: {
    result: () => pair("Int", "Int"),
    scala: "(i: Int, it: Iterator[$T]) => Iterator((i, it.size))",
    run: (i: number, it: Iterable<unknown>) => [[i, [...it].length]],
  },
} as const satisfies Record<
  string,
  Omit<Unary, "run"> & { run: (index: number, it: Iterable<unknown>) => unknown }
>;

/** As `String.split` of Java: empty texts at the end are dropped. */
function words(text: string): string[] {
  const parts = text.split(" ");
  if (parts.length === 1) return parts;
  while (parts.at(-1) === "") parts.pop();
  return parts;
}

const range = (end: number): number[] => Array.from({ length: Math.max(0, end) }, (_, at) => at);

function firstTwo(it: Iterable<unknown>): unknown[] {
  const taken: unknown[] = [];
  for (const each of it) {
    taken.push(each);
    if (taken.length === 2) break;
  }
  return taken;
}
