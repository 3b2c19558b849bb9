/**
 * Runs the laws and judges the katas that the learner has begun: the sandbox first, laws and types at the same time.
 *
 * In Spark: nothing. A kata that the sandbox refuses is never loaded. Left out on purpose: running untouched katas; they
 * are to do.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, type Place, type Verdict, verdictOn } from "./kata-verdict.ts";
import type { Results } from "./results.ts";
import { findingIn } from "./sandbox.ts";
import { spoken } from "./texts.ts";
import { type TypeFault, typeFaults } from "./type-check.ts";
import { typeFaultInWords } from "./type-words.ts";
import { runVitest, type RunOptions } from "./vitest-run.ts";
import type { Kata, Workbook } from "./workbook.ts";

export interface Judged {
  readonly results: Results;
  readonly verdicts: readonly Verdict[];
}

export interface JudgeOptions extends Omit<RunOptions, "root" | "kataLaws"> {
  readonly katas: readonly Kata[];
}

export async function judged(workbook: Workbook, options: JudgeOptions): Promise<Judged> {
  const { katas, ...rest } = options;
  const begun = katas.filter(({ untouched }) => !untouched);
  const findings = new Map(begun.map((kata) => [kata.id, looked(workbook.root, kata)]));
  const runnable = begun.filter(({ id }) => findings.get(id) === undefined);
  const projects = rest.projects.filter((name) => name !== "katas" || runnable.length > 0);
  const types = typeFaults(
    workbook.root,
    runnable.map(({ file }) => file),
  );
  const results = await runVitest({
    ...rest,
    projects,
    root: workbook.root,
    kataLaws: runnable.map(({ lawFile }) => lawFile),
  });
  const faults = await types;
  return {
    results,
    verdicts: katas.map((kata) =>
      withSource(
        workbook.root,
        verdict(kata, results, findings.get(kata.id) ?? typeFinding(kata, faults)),
      ),
    ),
  };
}

/** What keeps a kata from being loaded. */
export function looked(root: string, kata: Kata): Finding | undefined {
  const path = join(root, kata.file);
  if (!existsSync(path)) return { obstacle: "missing" };
  return findingIn(readFileSync(path, "utf8"));
}

/** What the types say of a kata. */
export function typeFinding(
  kata: Kata,
  faults: ReadonlyMap<string, readonly TypeFault[]> | undefined,
): Finding | undefined {
  const [first, ...more] = (faults?.get(kata.file) ?? []).map(({ message, line, column }) => ({
    detail: spoken(typeFaultInWords(message)),
    at: { line, column },
  }));
  return first && { obstacle: "types", ...first, more };
}

/** A verdict that names places, with the lines that stand there. */
export function withSource(root: string, verdict: Verdict): Verdict {
  const { at, more, kata } = verdict;
  const path = join(root, kata.file);
  if (at === undefined || !existsSync(path)) return verdict;
  const lines = readFileSync(path, "utf8").split(/\r?\n/);
  const withLine = (place: Place): Place => ({ ...place, source: lines[place.line - 1] ?? "" });
  const others = more?.map((one) => ({ ...one, at: withLine(one.at) }));
  return { ...verdict, at: withLine(at), ...(others === undefined ? {} : { more: others }) };
}

function verdict(kata: Kata, results: Results, finding: Finding | undefined): Verdict {
  if (kata.untouched) return { kata, state: "to do", laws: [] };
  return verdictOn(kata, results, finding);
}
