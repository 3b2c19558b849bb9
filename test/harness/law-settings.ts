/**
 * Seed, count and path of a law, from the environment, and a law's place in its file.
 *
 * In Spark: nothing. The seed is one fixed number unless LAW_SEED says otherwise, so that two runs agree.
 * Left out on purpose: a seed of the day. What broke yesterday must break today.
 */
import { languageOf, type Language } from "./texts.ts";
import type { LawKind, LawReport } from "./law-report.ts";

export const defaultSeed = 20261121;
export const leastRuns = 100;

/** As much of vitest's test as a law looks at. */
export interface LawTask {
  readonly name: string;
  readonly file: LawSuite & { readonly filepath: string };
  readonly meta: { law?: LawReport };
}

interface LawSuite {
  readonly tasks: readonly (object & { readonly type: string })[];
}

export type LawHead = Pick<
  LawReport,
  "kind" | "title" | "ko" | "claims" | "kills" | "number" | "seed"
>;
export type LawBody = Omit<LawReport, keyof LawHead>;

// Chapters are checked without Node's types; this is all of Node that a law needs.
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

export function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === "" ? undefined : value;
}

/** The language of what a law says about its case. */
export function lawLanguage(): Language {
  return languageOf(process.env);
}

function numberSetting(name: string): number | undefined {
  const value = setting(name);
  if (value === undefined) return undefined;
  if (!/^-?\d+$/.test(value)) throw new Error(`${name} wants a whole number, not “${value}”`);
  return Number(value);
}

export function lawSeed(): number {
  return numberSetting("LAW_SEED") ?? defaultSeed;
}

export function lawRuns(declared: number = leastRuns): number {
  const wanted = numberSetting("LAW_RUNS");
  return wanted === undefined ? declared : Math.max(1, wanted);
}

/** The path belongs to one law; without that law's number it would be wrong for all others. */
export function lawPath(): string | undefined {
  const path = setting("LAW_PATH");
  if (path !== undefined && setting("LAW_NUMBER") === undefined)
    throw new Error("LAW_PATH wants LAW_NUMBER beside it");
  return path;
}

export function isAsked(number: number): boolean {
  const wanted = numberSetting("LAW_NUMBER");
  return wanted === undefined || wanted === number;
}

interface HeadOptions {
  readonly claims: readonly (string | undefined)[];
  readonly kills?: readonly string[];
  readonly ko?: string;
}

export function headOf(kind: LawKind, title: string, options: HeadOptions, task: LawTask): LawHead {
  const claims = options.claims.filter((claim) => claim !== undefined);
  const head = { kind, title, claims, kills: options.kills ?? [], number: placeOf(task) };
  return { ...head, seed: lawSeed(), ...(options.ko === undefined ? {} : { ko: options.ko }) };
}

function placeOf(task: LawTask): number {
  return testsIn(task.file).indexOf(task) + 1;
}

function testsIn(suite: LawSuite): object[] {
  return suite.tasks.flatMap((task) => (isSuite(task) ? testsIn(task) : [task]));
}

function isSuite(task: object & { readonly type: string }): task is LawSuite & typeof task {
  return task.type === "suite";
}
