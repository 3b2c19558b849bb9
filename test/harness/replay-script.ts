/**
 * What a replay walks through: one row for each event of each run, and for each call of a kata's function, with the two sides beside each
 * other where there are two.
 *
 * In Spark: two event logs laid side by side. The sides are paired event by event; where they part, each goes on in its own order. Left out on
 * purpose: finding a common thread again after they parted; what follows follows from that.
 */
import type { Breakage, Call } from "./law-report.ts";
import { isSame, type RunTold, type Step } from "./run-told.ts";

/** One place to stand at. */
export interface Row {
  /** The run it belongs to, from 0. */
  readonly run: number;
  /** Of the code that is looked at: the only side, the learner's, or the one with the belief. */
  readonly own: Step | undefined;
  /** Of Spark, where two sides are told. */
  readonly spark: Step | undefined;
}

export interface Script {
  readonly rows: readonly Row[];
  readonly runs: number;
  /** Whether there is a side of Spark at all. */
  readonly isPaired: boolean;
  /** The first row at which the sides part; undefined where they never do. */
  readonly parts: number | undefined;
  readonly calls: readonly Call[];
}

/** The script of one case. `isKata`: of the runs it made one is Spark's; `model`: the same case on the engine without the belief. */
export function scriptOf(one: Breakage, isKata: boolean, model?: Breakage): Script {
  const calls = (one.calls ?? []).filter(({ given }) => given !== "");
  const told = one.runs ?? [];
  if (told.length === 0) return ofCalls(calls);
  const [own, spark] = isKata ? sidesOf(told) : [told, model?.runs ?? []];
  const rows = own.flatMap((run, number) => rowsOf(number, run.steps, spark[number]?.steps));
  const parts = rows.findIndex(({ own: mine, spark: other, run }) => {
    if (spark[run] === undefined || mine?.call !== undefined) return false;
    return !isSame(mine, other);
  });
  const differ = rows.findIndex(({ own: mine }) => isDifferent(calls[mine?.call ?? -1]));
  const first = parts === -1 ? differ : parts;
  return {
    rows,
    runs: own.length,
    isPaired: spark.length > 0,
    parts: first === -1 ? undefined : first,
    calls,
  };
}

/** A law about the function alone: each call is a row. */
function ofCalls(calls: readonly Call[]): Script {
  const rows = calls.map((_, call) => ({
    run: 0,
    own: { at: 0, from: "", what: "", call },
    spark: undefined,
  }));
  const parts = calls.findIndex(isDifferent);
  return { rows, runs: 0, isPaired: false, parts: parts === -1 ? undefined : parts, calls };
}

export const isDifferent = (call: Call | undefined): boolean =>
  call?.spark !== undefined && call.spark !== call.yours;

/** A kata's law runs Spark's rule first; its own run is the one in which the function was asked. */
function sidesOf(runs: readonly RunTold[]): [own: readonly RunTold[], spark: readonly RunTold[]] {
  const own = runs.filter(({ isYours }) => isYours);
  if (own.length > 0) return [own, runs.filter(({ isYours }) => !isYours)];
  return runs.length === 2 ? [runs.slice(1), runs.slice(0, 1)] : [runs, []];
}

function rowsOf(run: number, own: readonly Step[], spark: readonly Step[] = []): Row[] {
  const rows: Row[] = [];
  let other = 0;
  for (const mine of own) {
    const asked = mine.call !== undefined;
    rows.push({ run, own: mine, spark: asked ? undefined : spark[other] });
    if (!asked) other += 1;
  }
  for (const step of spark.slice(other)) rows.push({ run, own: undefined, spark: step });
  return rows;
}
