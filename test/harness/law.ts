/**
 * `law`, `kataLaw`, `experiment`: claims about Spark as properties over generated cases.
 *
 * In Spark: nothing; a law's title is the sentence that the book quotes. Same as a vitest test: it registers one, with
 * that very title. Left out on purpose: running the engine; a law imports it. Chapters import this file and no other
 * of the harness.
 *
 * Replay: LAW_SEED, LAW_RUNS, LAW_PATH with LAW_NUMBER (the law's place in its file).
 */
import fc from "fast-check";
import { describe, test } from "vitest";
import { compareWithKata } from "./beliefs-behind.ts";
import {
  headOf,
  isAsked,
  type LawBody,
  lawLanguage,
  lawPath,
  lawRuns,
  type LawTask,
} from "./law-settings.ts";
import type { Breakage, LawKind, LawReport } from "./law-report.ts";
import { type Outcome, type Property, put, putOnly, reason } from "./law-run.ts";
import { type Both, spoken } from "./texts.ts";
import { CouldNotRun, type Subject, type Trial } from "./trial.ts";

export { fc };
export { eventInWords } from "./event-words.ts";
export { experiment, type ExperimentOptions } from "./experiment.ts";
export { policiesUnderTest } from "./policies.ts";
export { kataShow } from "./show.ts";
export type { Difference } from "./law-report.ts";
export type { Trial } from "./trial.ts";

export interface Claimed {
  /** One to three ids of the ledger. */
  readonly claims: readonly [string, string?, string?];
  /** The sentence in Korean, as the Korean book quotes it. */
  readonly ko: string;
}

export interface LawOptions extends Claimed {
  /** Kinds of cases the law is about, each with the least share in per cent. */
  readonly cover?: Readonly<Record<string, number>>;
  /** One-line changes of the engine (test/kills) or beliefs (M-09) that this law notices. */
  readonly kills: readonly [string, ...string[]];
  /** Cases; 100 is the floor and the default. */
  readonly runs?: number;
}

export interface KataLawOptions<F extends Subject> extends LawOptions {
  /** The function under test, as imported from `#kata/…`. */
  readonly subject: F;
}

type Arbitraries<T extends readonly unknown[]> = { readonly [K in keyof T]: fc.Arbitrary<T[K]> };

/** A claim that holds in every case. */
export function law<T extends readonly unknown[] | readonly []>(
  title: string,
  options: LawOptions,
  arbitraries: Arbitraries<T>,
  body: (t: Trial, ...values: T) => unknown,
): void {
  const property: Property = {
    arbitraries,
    cover: options.cover ?? {},
    // fast-check hands over one value an arbitrary, in their order.
    body: (trial, _subject, values) => body(trial, ...(values as T)),
  };
  register("law", title, options, property, undefined);
}

/** A claim about one function that a kata leaves open; the harness hands that function to the body, watched. */
export function kataLaw<F extends Subject, T extends readonly unknown[] | readonly []>(
  title: string,
  options: KataLawOptions<F>,
  arbitraries: Arbitraries<T>,
  body: (t: Trial, subject: F, ...values: T) => unknown,
): void {
  const property: Property = {
    arbitraries,
    cover: options.cover ?? {},
    // The watched subject has the type of the subject given above.
    body: (trial, subject, values) => body(trial, subject as F, ...(values as T)),
  };
  // A file that does not export the function leaves nothing in its place, whatever the types say.
  const subject: unknown = options.subject;
  const given = typeof subject === "function" ? options.subject : absent;
  register("kata law", title, options, property, given);
}

const absent: Subject = () => {
  throw new CouldNotRun("export", "the function to fill is not exported");
};

/** A heading of the chapter's page, in the reader's language. */
export function section(name: Both, content: () => void): void {
  if (collected() === undefined) describe(name[lawLanguage()], content);
  else content();
}

/** A kata law as read by the suite that puts wrong implementations to it. */
export interface Collected {
  readonly title: string;
  readonly options: LawOptions;
  readonly property: Property;
  readonly subject: Subject;
}

const collection = Symbol.for("kindling.collection");

function collected(): Collected[] | undefined {
  return (globalThis as { [collection]?: Collected[] })[collection];
}

/** Reads the kata laws of a file without registering tests: `load` imports that file. */
export async function collect(load: () => Promise<unknown>): Promise<readonly Collected[]> {
  const laws: Collected[] = [];
  const scope = globalThis as { [collection]?: Collected[] };
  scope[collection] = laws;
  try {
    await load();
  } finally {
    delete scope[collection];
  }
  return laws;
}

function register(
  kind: LawKind,
  title: string,
  options: LawOptions,
  property: Property,
  subject: Subject | undefined,
): void {
  checkOptions(title, options);
  const list = collected();
  if (list !== undefined) {
    if (subject !== undefined) list.push({ title, options, property, subject });
    return;
  }
  test(title, async ({ task, annotate }) => {
    const head = headOf(kind, title, options, task);
    if (!isAsked(head.number)) {
      task.meta.law = { ...head, state: "not asked", cases: 0, discarded: 0, kinds: [] };
      return;
    }
    const settings = { seed: head.seed, runs: lawRuns(options.runs) };
    const path = lawPath();
    const outcome =
      path === undefined
        ? await put(property, subject, settings)
        : await putOnly(property, subject, { ...settings, path });
    const broken = await told(task, property, subject, outcome, settings);
    const { shown } = outcome;
    task.meta.law = {
      ...head,
      ...reported(outcome, broken),
      ...(shown === undefined ? {} : { shown }),
    };
    if (broken !== undefined) await annotate(broken.case, "counterexample");
    const belief = broken?.misconception;
    if (belief !== undefined) {
      const { id, en, ko } = belief;
      await annotate(`${id}: ${spoken({ en: en.belief, ko: ko.belief })}`, "misconception");
    }
    if (!outcome.holds) raise(outcome);
  });
}

function checkOptions(title: string, options: LawOptions): void {
  if (options.claims.length < 1 || options.claims.length > 3)
    throw new Error(`law “${title}”: claims wants one to three ids`);
  if (options.kills.length < 1)
    throw new Error(`law “${title}”: kills wants at least one name; a law that kills nothing goes`);
  if (options.runs !== undefined && options.runs < 100)
    throw new Error(`law “${title}”: runs is at least 100`);
}

/** Adds to a broken kata law which belief the function acts on, and what the reference answers call by call. */
async function told(
  task: LawTask,
  property: Property,
  subject: Subject | undefined,
  outcome: Outcome,
  settings: { seed: number; runs: number },
): Promise<Breakage | undefined> {
  const { broken } = outcome;
  if (broken === undefined || subject === undefined || outcome.todo) return broken;
  return compareWithKata(task.file.filepath, { property, subject, broken, ...settings });
}

function reported(outcome: Outcome, broken: Breakage | undefined): LawBody {
  const { cases, discarded, kinds, witness, obstacle, message } = outcome;
  return {
    state: stateOf(outcome),
    cases,
    discarded,
    kinds,
    ...(witness === undefined ? {} : { witness }),
    ...(obstacle === undefined ? {} : { obstacle }),
    ...(message === undefined ? {} : { message }),
    ...(broken === undefined ? {} : { broken }),
  };
}

function stateOf(outcome: Outcome): LawReport["state"] {
  if (outcome.holds) return "holds";
  if (outcome.todo) return "to do";
  return outcome.obstacle === undefined ? "broken" : "could not run";
}

/** Throws the inner error, so that its frames and its diff stay, with two lines added. */
function raise(outcome: Outcome): never {
  const { error, broken, message } = outcome;
  if (!(error instanceof Error) || broken === undefined)
    throw new Error(message ?? reason(error), { cause: error });
  error.message += spoken({
    en: `\n\nbreaks on  ${broken.case}  (path ${broken.path}, ${broken.shrinks} shrinks)`,
    ko: `\n\n반례  ${broken.case}  (path ${broken.path}, 축소 ${broken.shrinks}번)`,
  });
  if (message !== undefined) error.message += `\n${message}`;
  throw error;
}
