/** The pairs that runs of shuffles are made of, as a program makes them: its tasks may sleep. */
import type { RDD, SparkSession } from "../../../engine/index.ts";
import type { PairKind, ShuffleStep } from "../shuffle-runs.ts";

export type Pair = [unknown, unknown];

/** The record with a key of so many and a value. */
export const makers: Readonly<Record<PairKind, (k: number, v: number) => Pair>> = {
  ii: (k, v) => [k, v],
  large: (k, v) => [1000 + 31 * k, 1000 + v],
  si: (k, v) => [`word-${k}`, 1000 + v],
  is: (k, v) => [1000 + k, `value-${v}`],
  ss: (k, v) => [`word-${k}`, `value-${v}`],
  ci: (k, v) => [
    `${k % 2 === 0 ? "Aa" : "BB"}${Math.floor(k / 4)}${k % 4 < 2 ? "Aa" : "BB"}`,
    1000 + v,
  ],
  li: (k, v) => [BigInt(1000 + k), 1000 + v],
  di: (k, v) => [k + 0.5, 1000 + v],
  bi: (k, v) => [k % 2 === 0, 1000 + v],
  ti: (k, v) => [[k, k + 1], 1000 + v],
  it: (k, v) => [1000 + k, [v, v + 1]],
  ni: (k, v) => [k % 5 === 0 ? null : "z".repeat(k % 11) + String(k), 1000 + v],
  ib: (k) => [k, new Uint8Array(3)],
};

/** Milliseconds that map tasks sleep. */
export interface Sleeps {
  /** Before the first record, the more the later in its round it is; and for a record. */
  readonly stagger?: { readonly cores: number; readonly first: number; readonly each: number };
  readonly last?: number;
}

export function made(
  spark: SparkSession,
  step: ShuffleStep,
  { stagger, last = 0 }: Sleeps = {},
): RDD<Pair> {
  const { parts, n, keys } = step;
  const make = makers[step.kind];
  return spark.sparkContext
    .parallelize(
      Array.from({ length: parts }, (_, p) => p),
      parts,
    )
    .flatMap((p) => Array.from({ length: n }, (_, i) => [(i * 7 + p * 3) % keys, p * n + i]))
    .map((record) => {
      const value = record[1] as number;
      if (last > 0 && value % n === n - 1) Thread.sleep(last);
      if (stagger !== undefined) {
        if (value % n === 0) Thread.sleep(stagger.first * (Math.floor(value / n) % stagger.cores));
        Thread.sleep(stagger.each);
      }
      return make(record[0] as number, record[1] as number);
    });
}
