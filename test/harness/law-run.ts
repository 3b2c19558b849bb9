/**
 * Puts a law to the test: draws the cases, counts their kinds, shrinks what breaks it, explains the smallest case.
 *
 * In Spark: nothing. Knows nothing of vitest's tests, so that the grader and the misconceptions can run a law, too.
 * Left out on purpose: a time limit. A law's cost is a count of cases, never a clock.
 */
import { leastRuns } from "./law-settings.ts";
import fc from "fast-check";
import type { Breakage, Obstacle } from "./law-report.ts";
import { assertionInWords } from "./assertions.ts";
import { kindInKorean } from "./kinds.ts";
import { runsOf } from "./runs-seen.ts";
import { type Both, isBoth, spoken } from "./texts.ts";
import {
  caseInText,
  CouldNotRun,
  newTrace,
  printed,
  type Subject,
  type Trace,
  trialOn,
  type Trial,
  watched,
} from "./trial.ts";

/** A law as a thing: what `law()` and `kataLaw()` make of their arguments. */
export interface Property {
  readonly arbitraries: readonly fc.Arbitrary<unknown>[];
  readonly cover: Readonly<Record<string, number>>;
  /** Runs the body; `subject` is the watched function of a kata law. */
  body(trial: Trial, subject: Subject | undefined, values: readonly unknown[]): unknown;
}

export interface Settings {
  readonly seed: number;
  readonly runs: number;
  readonly path?: string;
}

export interface Outcome {
  readonly holds: boolean;
  readonly cases: number;
  readonly discarded: number;
  readonly kinds: readonly (readonly [string, number])[];
  readonly witness?: string;
  readonly obstacle?: Obstacle;
  /** Why it does not hold, in one line. */
  readonly message?: string;
  readonly broken?: Breakage;
  /** The one case that was asked for, when the law holds on it. */
  readonly shown?: Breakage;
  readonly todo?: boolean;
  /** What the body threw on the smallest case; rethrown to vitest with its frames. */
  readonly error?: unknown;
}

const discardedAtMost = 20;

export async function put(
  property: Property,
  subject: Subject | undefined,
  settings: Settings,
): Promise<Outcome> {
  const tally = new Tally(property.cover);
  const run = fc.asyncProperty(fc.tuple(...property.arbitraries), async (values) => {
    const trace = await once(property, subject, values);
    tally.add(trace);
    return true;
  });
  const details = await fc.check(run, {
    seed: settings.seed,
    numRuns: settings.runs,
    ...(settings.path === undefined ? {} : { path: settings.path }),
  });
  const counted = {
    cases: details.numRuns,
    discarded: details.numSkips,
    kinds: tally.kinds(),
    ...(tally.witness === undefined ? {} : { witness: tally.witness }),
  };
  if (details.failed && details.counterexample !== null)
    return { ...counted, ...(await explain(property, subject, settings, details)) };
  const tried = details.numRuns + details.numSkips;
  const isWhole = settings.path === undefined && settings.runs >= leastRuns; // else kinds are not counted
  const fault = details.failed
    ? spoken({
        en: "too many cases were discarded to find any",
        ko: "버려진 경우가 너무 많아 한 가지도 얻지 못했습니다",
      })
    : (tooManyDiscarded(details.numSkips, tried) ??
      (isWhole ? tally.gap(details.numRuns) : undefined));
  if (fault !== undefined)
    return { ...counted, holds: false, obstacle: "law failed", message: fault };
  if (tally.expectations === 0)
    return {
      ...counted,
      holds: false,
      obstacle: "nothing expected",
      message: spoken({
        en: "no case called t.expect: a law that expects nothing cannot fail",
        ko: "어느 경우도 t.expect를 부르지 않았습니다. 기대하는 것이 없는 법칙은 실패할 수 없습니다",
      }),
    };
  return { ...counted, holds: true };
}

function tooManyDiscarded(discarded: number, tried: number): string | undefined {
  if (discarded * 100 <= discardedAtMost * tried) return undefined;
  return spoken({
    en: `${discarded} of ${tried} cases were discarded; at most ${discardedAtMost} % may be`,
    ko: `${tried}가지 경우 가운데 ${discarded}가지가 버려졌습니다. 버릴 수 있는 것은 ${discardedAtMost} %까지입니다`,
  });
}

/** Runs the body once; answers what it left behind, or throws what it threw with the trace kept in `last`. */
async function once(
  property: Property,
  subject: Subject | undefined,
  values: readonly unknown[],
  trace: Trace = newTrace(),
): Promise<Trace> {
  await property.body(trialOn(trace), subject && watched(subject, trace), values);
  if (trace.obstacle !== undefined) throw trace.obstacle;
  return trace;
}

class Tally {
  readonly #cover: Readonly<Record<string, number>>;
  readonly #counts = new Map<string, number>();
  #most = -1;
  expectations = 0;
  witness: string | undefined;

  constructor(cover: Readonly<Record<string, number>>) {
    this.#cover = cover;
    for (const kind of Object.keys(cover)) this.#counts.set(kind, 0);
  }

  /** Keeps the witness of the first case that shows most of the declared kinds. */
  add(trace: Trace): void {
    this.expectations += trace.expectations;
    for (const kind of trace.kinds) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (trace.witness === undefined || trace.kinds.size <= this.#most) return;
    this.#most = trace.kinds.size;
    this.witness = trace.witness;
  }

  kinds(): (readonly [string, number])[] {
    return [...this.#counts];
  }

  gap(runs: number): string | undefined {
    for (const [kind, least] of Object.entries(this.#cover)) {
      const count = this.#counts.get(kind) ?? 0;
      if (count * 100 < least * runs)
        return spoken({
          en: `too few cases are “${kind}”: ${count} of ${runs}, the law declares ${least} %`,
          ko: `“${kindInKorean(kind)}” 경우가 너무 적습니다: ${runs}가지 가운데 ${count}가지, 법칙이 밝힌 것은 ${least} %`,
        });
    }
    return undefined;
  }
}

type Details = fc.RunDetails<[unknown[]]>;

/** Runs the smallest breaking case once more, alone, and reads what it says about itself. */
async function explain(
  property: Property,
  subject: Subject | undefined,
  settings: Settings,
  details: Details,
): Promise<Omit<Outcome, "cases" | "discarded" | "kinds">> {
  const path = details.counterexamplePath ?? "";
  const { trace, error } = await caseAt(property, subject, { ...settings, path });
  const values = details.counterexample?.[0] ?? [];
  if (error === undefined)
    return {
      holds: false,
      obstacle: "not deterministic",
      message: spoken({
        en: `broke on ${printed(values)} and then held on the same case`,
        ko: `${printed(values)} 경우에 깨졌다가 같은 경우에 다시 성립했습니다`,
      }),
      error: details.errorInstance,
    };
  const broken = told(trace, error, values, path, details.numShrinks);
  return { holds: false, broken, error, ...verdictOn(error, trace) };
}

/** Everything one case says about itself. */
function told(
  trace: Trace,
  error: unknown,
  values: readonly unknown[],
  path: string,
  shrinks: number,
): Breakage {
  return {
    case: trace.said ?? caseInText(values),
    path,
    shrinks,
    because: error === undefined ? "" : reason(error),
    ...(lineOf(error) === undefined ? {} : { isSaid: true }),
    calls: trace.calls.slice(0, 200),
    ...(trace.witness === undefined ? {} : { witness: trace.witness }),
    ...(trace.difference === undefined ? {} : { compare: trace.difference }),
  };
}

/** One case alone, by seed and path: what a replay shows. */
export async function putOnly(
  property: Property,
  subject: Subject | undefined,
  settings: Settings & { readonly path: string },
): Promise<Outcome> {
  const { result, runs } = await runsOf(() => caseAt(property, subject, settings));
  const { trace, error, values } = result;
  const counted = {
    cases: 1,
    discarded: 0,
    kinds: [...trace.kinds].map((kind) => [kind, 1] as const),
  };
  const one = { ...told(trace, error, values, settings.path, 0), runs };
  if (error === undefined) return { ...counted, holds: true, shown: one };
  return { ...counted, holds: false, broken: one, error, ...verdictOn(error, trace) };
}

function verdictOn(error: unknown, trace: Trace): Pick<Outcome, "obstacle" | "message" | "todo"> {
  if (error instanceof CouldNotRun) return { obstacle: error.obstacle, message: error.message };
  if (isNamed(error, "Todo") || isNamed(trace.thrown, "Todo")) return { todo: true };
  return {};
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && (error.name === name || error.constructor.name === name);
}

/** The first line of an error in plain words, in the reader's language where it has words for it. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = error as { readonly message: string; actual?: unknown; expected?: unknown };
  const words = assertionInWords({ ...told, message: error.message || error.name });
  return spoken(lineOf(error) ?? words);
}

/** The line in both languages that some errors of ours carry (KataFault). */
function lineOf(error: unknown): Both | undefined {
  const { line } = (error ?? {}) as { readonly line?: unknown };
  return isBoth(line) ? line : undefined;
}

interface Case {
  readonly trace: Trace;
  readonly values: readonly unknown[];
  readonly error?: unknown;
}

/** One case, found again by seed and path. */
export async function caseAt(
  property: Property,
  subject: Subject | undefined,
  settings: Settings,
): Promise<Case> {
  const seen: Case[] = [];
  const run = fc.asyncProperty(fc.tuple(...property.arbitraries), async (values) => {
    const trace = newTrace();
    const error = await thrownBy(() => once(property, subject, values, trace));
    seen.push(error === undefined ? { trace, values } : { trace, values, error });
    throw new Error("one case was asked for");
  });
  await fc.check(run, { ...settings, numRuns: 1, endOnFailure: true });
  return seen[0] ?? { trace: newTrace(), values: [] };
}

/** The traces of the first cases of a seed, broken or not; discarded cases are left out. */
export async function tracesOf(
  property: Property,
  subject: Subject | undefined,
  settings: Settings,
): Promise<Trace[]> {
  const traces: Trace[] = [];
  const run = fc.asyncProperty(fc.tuple(...property.arbitraries), async (values) => {
    const trace = newTrace();
    const error = await thrownBy(() => once(property, subject, values, trace));
    if (error instanceof fc.PreconditionFailure) throw error;
    traces.push(trace);
  });
  await fc.check(run, { seed: settings.seed, numRuns: settings.runs });
  return traces;
}

async function thrownBy(action: () => Promise<unknown>): Promise<unknown> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return error ?? new Error("nothing was thrown");
  }
}
