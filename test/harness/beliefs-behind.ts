/**
 * Which belief a broken kata acts on: its wrong implementations are put to the same cases, and one that answers as the
 * learner's function does, call by call, is named.
 *
 * In Spark: nothing. The belief must agree on the breaking case and on at least twenty fresh ones, and must differ from
 * the reference on the breaking case. Left out on purpose: near misses; a belief that fits nearly does not fit.
 */
import type { Breakage, Call, Misconception } from "./law-report.ts";
import { caseAt, type Property, tracesOf } from "./law-run.ts";
import { printed, thrownInWords, type Subject, type Trace } from "./trial.ts";
import { kataOf, referenceOf, wrongOf } from "./solutions.ts";

const freshCases = 40;
export const freshCasesAtLeast = 20;

export interface Question {
  readonly property: Property;
  readonly subject: Subject;
  readonly broken: Breakage;
  readonly seed: number;
}

export interface WrongOne {
  readonly belief: Misconception;
  readonly subject: Subject;
}

/** Adds to a breakage the reference's answers and the belief that fits. */
export async function compareWithKata(lawFile: string, question: Question): Promise<Breakage> {
  const { broken } = question;
  const kata = kataOf(lawFile);
  if (kata === undefined) return broken;
  const reference = await referenceOf(kata, question.subject);
  const wrong = await wrongOf(kata);
  const misconception = await fitting(question, wrong);
  const calls = reference === undefined ? broken.calls : await besides(question, reference);
  return {
    ...broken,
    ...(calls === undefined ? {} : { calls }),
    ...(misconception === undefined ? {} : { misconception }),
  };
}

/** The one belief that answers as the subject does on the breaking case and on all fresh ones. */
export async function fitting(
  question: Question,
  candidates: readonly WrongOne[],
): Promise<Misconception | undefined> {
  const { property, subject, broken, seed } = question;
  const at = { seed, runs: 1, path: broken.path };
  const fresh = { seed: seed + 1, runs: freshCases };
  const own = answers((await caseAt(property, subject, at)).trace);
  const ownFresh = (await tracesOf(property, subject, fresh)).map(answers);
  if (ownFresh.length < freshCasesAtLeast) return undefined;
  for (const { belief, subject: wrong } of candidates) {
    if (answers((await caseAt(property, wrong, at)).trace) !== own) continue;
    const wrongFresh = (await tracesOf(property, wrong, fresh)).map(answers);
    const agreed = ownFresh.filter((answer, index) => answer === wrongFresh[index]).length;
    if (agreed === ownFresh.length && wrongFresh.length === agreed) return { ...belief, agreed };
  }
  return undefined;
}

function answers(trace: Trace): string {
  return JSON.stringify(trace.calls);
}

/** The learner's calls on the smallest case, each with what the reference answers to the same arguments. */
async function besides(question: Question, reference: Subject): Promise<readonly Call[]> {
  const { property, subject, broken, seed } = question;
  const asked: { spark: string }[] = [];
  const both = (...parameters: never[]): unknown => {
    asked.push({ spark: answerOf(reference, parameters) });
    return subject(...parameters);
  };
  const { trace } = await caseAt(property, both, { seed, runs: 1, path: broken.path });
  const calls = trace.calls.filter((call) => call.given !== "");
  return calls.slice(0, 200).map((call, index) => ({ ...call, ...asked[index] }));
}

function answerOf(subject: Subject, parameters: readonly never[]): string {
  try {
    return printed(subject(...parameters));
  } catch (error) {
    return thrownInWords(error);
  }
}
