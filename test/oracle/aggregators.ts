/**
 * Aggregators that recorded programs may name: a zero, how to take in a value, how to merge two results.
 * In Spark: the arguments of aggregate, aggregateByKey and combineByKey. The same: `create` is the first value alone.
 */
import { seq, type Type, type Value } from "./types.ts";

export interface Aggregator {
  /** The result's type for values of a type; undefined where it does not fit. */
  readonly result: (value: Type) => Type | undefined;
  readonly zero: Value;
  readonly scalaZero: string;
  /** `$T` is the value's type, `$R` the result's. */
  readonly scalaCreate: string;
  readonly scalaMerge: string;
  readonly scalaCombine: string;
  readonly create: (value: never) => unknown;
  readonly merge: (result: never, value: never) => unknown;
  readonly combine: (left: never, right: never) => unknown;
  readonly commutative: boolean;
}

const wrap = (value: number): number => value | 0;
type Two = readonly [number, number];

export const aggregators = {
  sumInts: {
    result: (type: Type) => (type === "Int" ? "Int" : undefined),
    zero: 0,
    scalaZero: "0",
    scalaCreate: "(v: Int) => v",
    scalaMerge: "(r: Int, v: Int) => r + v",
    scalaCombine: "(a: Int, b: Int) => a + b",
    create: (value: number) => value,
    merge: (result: number, value: number) => wrap(result + value),
    combine: (left: number, right: number) => wrap(left + right),
    commutative: true,
  },
  countAndSum: {
    result: (type: Type) => (type === "Int" ? { tuple: ["Int", "Int"] } : undefined),
    zero: { tuple: [0, 0] },
    scalaZero: "(0, 0)",
    scalaCreate: "(v: Int) => (1, v)",
    scalaMerge: "(r: (Int, Int), v: Int) => (r._1 + 1, r._2 + v)",
    scalaCombine: "(a: (Int, Int), b: (Int, Int)) => (a._1 + b._1, a._2 + b._2)",
    create: (value: number) => [1, value],
    merge: (result: Two, value: number) => [wrap(result[0] + 1), wrap(result[1] + value)],
    combine: (left: Two, right: Two) => [wrap(left[0] + right[0]), wrap(left[1] + right[1])],
    commutative: true,
  },
  startAtTen: {
    result: (type: Type) => (type === "Int" ? "Int" : undefined),
    zero: 10,
    scalaZero: "10",
    scalaCreate: "(v: Int) => 10 + v",
    scalaMerge: "(r: Int, v: Int) => r + v",
    scalaCombine: "(a: Int, b: Int) => a + b",
    create: (value: number) => wrap(10 + value),
    merge: (result: number, value: number) => wrap(result + value),
    combine: (left: number, right: number) => wrap(left + right),
    commutative: true,
  },
  listAll: {
    result: (type: Type) => seq(type),
    zero: [],
    scalaZero: "Seq[$T](): Iterable[$T]",
    scalaCreate: "(v: $T) => Seq[$T](v): Iterable[$T]",
    scalaMerge: "(r: Iterable[$T], v: $T) => r ++ Seq(v)",
    scalaCombine: "(a: Iterable[$T], b: Iterable[$T]) => a ++ b",
    create: (value: unknown) => [value],
    merge: (result: readonly unknown[], value: unknown) => [...result, value],
    combine: (left: readonly unknown[], right: readonly unknown[]) => [...left, ...right],
    commutative: false,
  },
} as const satisfies Record<string, Aggregator>;
