/**
 * HyperLogLogPlus: about how many different things were offered, in little room. The hash of each chooses a register by its first p bits; the register
 * keeps the longest run of zeros seen behind them. While few things were offered, and sp is not 0, what was seen is kept exactly to sp bits. Same as in
 * Spark: the hash (of the text that `toString` gives), both formats, the correction by measured bias, so that answers are equal. Left out on purpose:
 * runs above 31, which a register of five bits does not hold. Not Spark's own: com.clearspring.analytics.stream.cardinality.HyperLogLogPlus 2.9.6.
 */
import { doubleText } from "../foundation/double-text.ts";
import { illegalArgument } from "../foundation/errors.ts";
import type { KeyKind } from "../foundation/hash-code.ts";
import { murmurHash64 } from "../foundation/murmur-64.ts";
import { strictLog } from "../foundation/strict-math.ts";
import { encodeUtf8 } from "../foundation/utf8.ts";
import { measuredCounts } from "./hyper-log-log-counts.ts";
import { measuredEstimates } from "./hyper-log-log-estimates.ts";
import { scalaText } from "./text-output.ts";

/** An estimator as data, so that it travels. */
export interface Estimator {
  readonly p: number;
  readonly sp: number;
  /** One of 2^p, once there is no room for the exact form. */
  registers: Uint8Array | undefined;
  /** By the first sp bits of the hash: those bits with the run of zeros, where it cannot be read off them. */
  sparse: Map<number, number> | undefined;
}

/** @throws IllegalArgumentException for a precision that there is not */
export function newEstimator(p: number, sp: number): Estimator {
  if (p < 4) throw illegalArgument(`requirement failed: p (${p}) must be >= 4`);
  if (sp > 32) throw illegalArgument(`requirement failed: sp (${sp}) must be <= 32`);
  if (sp !== 0 && p > sp)
    throw illegalArgument(`requirement failed: p (${p}) cannot be greater than sp (${sp})`);
  const exact = sp > 0;
  return {
    p,
    sp,
    registers: exact ? undefined : new Uint8Array(1 << p),
    sparse: exact ? new Map() : undefined,
  };
}

/** The precision that gives about this relative standard deviation. */
export function precisionFor(relativeSD: number): number {
  const p = Math.ceil((2 * strictLog(1.054 / relativeSD)) / strictLog(2));
  return Math.max(p, 4);
}

export function offer(to: Estimator, value: unknown, kind?: KeyKind): Estimator {
  const hash = hashOf(value, kind);
  if (to.sparse === undefined) raise(to, Number(hash >> BigInt(64 - to.p)), zerosIn(hash, to.p));
  else remember(to, to.sparse, encoded(hash, to));
  return to;
}

/** Takes in all that the other one was offered. */
export function merge(to: Estimator, other: Estimator): Estimator {
  if (other.registers !== undefined) {
    if (to.sparse !== undefined) give(to);
    other.registers.forEach((zeros, at) => raise(to, at, zeros));
  } else
    for (const code of other.sparse?.values() ?? [])
      if (to.sparse === undefined) raise(to, sparseIndex(code) >>> (to.sp - to.p), runOf(code, to));
      else remember(to, to.sparse, code);
  return to;
}

export function cardinality({ p, sp, registers, sparse }: Estimator): number {
  if (sparse !== undefined) {
    const places = 1 << sp;
    return Math.round(linearCount(places, places - sparse.size));
  }
  const all = registers ?? new Uint8Array(0);
  let sum = 0;
  let empty = 0;
  for (const zeros of all) {
    sum += 2 ** -zeros;
    if (zeros === 0) empty += 1;
  }
  const raw = alpha(p) * all.length * all.length * (1 / sum);
  const corrected = raw <= 5 * all.length ? raw - biasAt(raw, p) : raw;
  const counted = empty > 0 ? linearCount(all.length, empty) : corrected;
  const byCount = p <= 18 ? counted < (thresholds[p - 4] as number) : raw <= 5 * all.length;
  return Math.round(byCount ? counted : corrected);
}

/** Below these counts the share of empty registers tells more than the registers do, by precision from 4 on. */
const thresholds = [
  10, 20, 40, 80, 220, 400, 900, 1800, 3100, 6500, 11500, 20000, 50000, 120000, 350000,
];

const alpha = (p: number): number =>
  p === 4 ? 0.673 : p === 5 ? 0.697 : p === 6 ? 0.709 : 0.7213 / (1 + 1.079 / (1 << p));

const linearCount = (places: number, empty: number): number => places * strictLog(places / empty);

interface Measured {
  readonly estimates: readonly number[];
  readonly counts: readonly number[];
}
const measured = new Map<number, Measured>();

function measuredAt(p: number): Measured {
  const known = measured.get(p);
  if (known !== undefined) return known;
  const numbers = (texts: readonly string[]): number[] =>
    (texts[p - 4] ?? "").split(/\s/).map(Number);
  let count = 0;
  const counts = numbers(measuredCounts).map((step) => (count += step));
  const made = { estimates: numbers(measuredEstimates), counts };
  measured.set(p, made);
  return made;
}

/** The mean bias at the six measured estimates that are nearest. */
function biasAt(raw: number, p: number): number {
  if (p > 18) return 0;
  const { estimates, counts } = measuredAt(p);
  const byDistance = new Map<number, number>();
  estimates.forEach((estimate, at) => byDistance.set((raw - estimate) ** 2, at));
  const nearest = [...byDistance].sort(([a], [b]) => a - b).slice(0, 6);
  const total = nearest.reduce(
    (sum, [, at]) => sum + ((estimates[at] as number) - (counts[at] as number)),
    0,
  );
  return total / nearest.length;
}

function hashOf(value: unknown, kind: KeyKind | undefined): bigint {
  if (value === null || value === undefined) return 0n;
  const text =
    kind === "double" && typeof value === "number" ? doubleText(value) : scalaText(value);
  return murmurHash64(encodeUtf8(text));
}

/** One more than the zeros that follow the first p bits. */
function zerosIn(hash: bigint, p: number): number {
  const rest = BigInt.asUintN(64, (hash << BigInt(p)) | BigInt(1 << (p - 1)));
  const high = Number(rest >> 32n);
  return (high === 0 ? 32 + Math.clz32(Number(rest & 0xffffffffn)) : Math.clz32(high)) + 1;
}

function raise({ registers }: Estimator, at: number, zeros: number): void {
  if (registers !== undefined && (registers[at] as number) < zeros) registers[at] = zeros;
}

/** The first sp bits; where those behind the p-th are all 0, also the run of zeros, the other way round: a longer run is the smaller code. */
function encoded(hash: bigint, { p, sp }: Estimator): number {
  const index = Number(hash >> BigInt(64 - sp)) | 0;
  const between = p < sp ? index << (32 - sp + p) : 0;
  return between === 0 ? (((index << 6) | (zerosIn(hash, p) ^ 63)) << 1) | 1 : index << 1;
}

const sparseIndex = (code: number): number => ((code & 1) === 1 ? code >>> 7 : code >>> 1);

const runOf = (code: number, { p, sp }: Estimator): number =>
  (code & 1) === 1 ? ((code >>> 1) & 63) ^ 63 : Math.clz32(code << (p + 31 - sp)) + 1;

/** Keeps a code; above three quarters of the registers' number the registers take over. */
function remember(to: Estimator, sparse: Map<number, number>, code: number): void {
  const index = sparseIndex(code);
  sparse.set(index, Math.min(sparse.get(index) ?? code, code));
  if (sparse.size > Math.trunc((1 << to.p) * 0.75)) give(to);
}

/** From the exact form to registers. */
function give(to: Estimator): void {
  const codes = [...(to.sparse?.values() ?? [])];
  to.registers = new Uint8Array(1 << to.p);
  to.sparse = undefined;
  for (const code of codes) raise(to, sparseIndex(code) >>> (to.sp - to.p), runOf(code, to));
}
