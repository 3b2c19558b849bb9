/**
 * What makes a kata whole: a stub that is to do, a statement in two languages, a card, laws that its solution keeps and that another
 * solution, made in another way, keeps too, and wrong implementations of which each is killed by the law that it names and recognised.
 *
 * In Spark: nothing. Runs inside a vitest worker, because laws are tests. Left out on purpose: types; the test that uses
 * this asks `tsc` once for all katas.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fitting, type WrongOne } from "./beliefs-behind.ts";
import { idOf } from "./beliefs.ts";
import { cardOf } from "./kata-card.ts";
import { collect, type Collected } from "./law.ts";
import { put } from "./law-run.ts";
import { defaultSeed, leastRuns } from "./law-settings.ts";
import { findingIn } from "./sandbox.ts";
import { wrongIn } from "./solutions.ts";
import type { Both } from "./texts.ts";
import type { Subject } from "./trial.ts";
import type { Kata } from "./workbook.ts";

type Module = Readonly<Record<string, unknown>>;

/** How long one looks: on how many seeds each belief is to be killed, and on how many cases right solutions are put. */
export interface Care {
  readonly seeds: number;
  /** None: the laws are put to the solution by others in the same run. */
  readonly solution: number;
  readonly other: number;
}

/** As `npm run kata:check` looks, which `.ci/run` asks for all katas: two seeds, lest a belief be killed by luck. */
export const whole: Care = { seeds: 2, solution: leastRuns, other: leastRuns };
/** As `npm test` looks: its chapters put these laws to the solutions anyway. */
export const brief: Care = { seeds: 1, solution: 0, other: 25 };

/** Every fault of a kata, one line each. */
export async function faultsOf(root: string, kata: Kata, care: Care): Promise<string[]> {
  if (!existsSync(join(root, kata.file))) return [`${kata.id}: ${kata.file} is missing`];
  if (!existsSync(join(root, kata.lawFile))) return [`${kata.id}: ${kata.lawFile} is missing`];
  const laws = await collect(() => load(root, kata.lawFile));
  if (laws.length === 0) return [`${kata.id}: ${kata.lawFile} has no kataLaw`];
  const text = readFileSync(join(root, kata.file), "utf8");
  const faults = [
    ...(await faultOfCard(root, kata)),
    ...faultsOfStatement(text),
    ...(kata.untouched ? await faultsOfStub(root, kata, text) : []),
    ...(await faultsOfSolution(root, kata, laws, care.solution)),
    ...(await faultsOfOther(root, kata, laws, care.other)),
    ...(await faultsOfWrong(root, kata, laws, care.seeds)),
  ];
  return faults.map((fault) => `${kata.id}: ${fault}`);
}

function load(root: string, file: string): Promise<Module> {
  return import(/* @vite-ignore */ join(root, file)) as Promise<Module>;
}

async function faultOfCard(root: string, kata: Kata): Promise<string[]> {
  try {
    return (await cardOf(root, kata)) === undefined ? [`${kata.solution}/kata.ts is missing`] : [];
  } catch (error) {
    return [String(error)];
  }
}

const lettersAtLeast = 20;

function faultsOfStatement(text: string): string[] {
  const head = /^\/\*\*([^]*?)\*\//.exec(text)?.[1] ?? "";
  const english = head.replace(/[^a-z]/gi, "").length;
  const korean = head.replace(/[^가-힣]/g, "").length;
  return [
    ...(english < lettersAtLeast ? ["the head of the file states nothing in English"] : []),
    ...(korean < lettersAtLeast / 2 ? ["the head of the file states nothing in Korean"] : []),
  ];
}

async function faultsOfStub(root: string, kata: Kata, text: string): Promise<string[]> {
  const finding = findingIn(text);
  if (finding !== undefined) return [`the stub may not run: ${finding.name ?? finding.detail}`];
  const stubs = functionsOf(await load(root, kata.file));
  const policy = (await cardOf(root, kata).catch(() => undefined))?.policy;
  const subject = stubs.find(([name]) => name === policy)?.[1] ?? stubs[0]?.[1];
  if (subject === undefined) return ["the stub exports no function"];
  try {
    subject();
    return ["the stub answers; it is to throw Todo"];
  } catch (error) {
    const isTodo = error instanceof Error && error.name === "Todo";
    return isTodo ? [] : [`the stub throws ${String(error)}, not Todo`];
  }
}

function functionsOf(module: Module): [name: string, value: Subject][] {
  return Object.entries(module).filter(
    (entry): entry is [string, Subject] => typeof entry[1] === "function",
  );
}

async function faultsOfSolution(
  root: string,
  kata: Kata,
  laws: readonly Collected[],
  cases: number,
): Promise<string[]> {
  const faults = reachingOut(root, `${kata.solution}/solution.ts`, "the solution");
  if (cases === 0) return faults;
  for (const law of laws)
    faults.push(...(await faultOnLaw("the solution", law, law.subject, cases)));
  return faults;
}

/** The same laws, kept by a function that goes another way: otherwise they may bind to one way and not to what it does. */
async function faultsOfOther(
  root: string,
  kata: Kata,
  laws: readonly Collected[],
  cases: number,
): Promise<string[]> {
  const file = `${kata.solution}/other.ts`;
  if (!existsSync(join(root, file))) return [`${file} is missing: a solution made in another way`];
  const module = await load(root, file);
  const way = module["way"] as Partial<Both> | undefined;
  const subject = functionsOf(module)[0]?.[1];
  if (subject === undefined || !way?.en || !way.ko)
    return [`${file}: exports the function, and way { en, ko }: how it differs from the solution`];
  const faults = reachingOut(root, file, "the other solution");
  const [solution] = functionsOf(await load(root, `${kata.solution}/solution.ts`));
  if (codeOf(subject) === codeOf(solution?.[1])) faults.push(`${file}: is the solution once more`);
  for (const law of laws)
    faults.push(...(await faultOnLaw("the other solution", law, subject, cases)));
  return faults;
}

/** A function's own text, spaces apart. */
const codeOf = (subject: Subject | undefined): string => String(subject).replace(/\s+/g, "");

function reachingOut(root: string, file: string, who: string): string[] {
  const finding = findingIn(readFileSync(join(root, file), "utf8"));
  return finding === undefined ? [] : [`${who} reaches out: ${finding.name ?? finding.detail}`];
}

async function faultOnLaw(
  who: string,
  { title, property }: Collected,
  subject: Subject,
  runs: number,
): Promise<string[]> {
  const outcome = await put(property, subject, { ...settings(0), runs });
  if (outcome.holds) return [];
  return [`${who} breaks “${title}”: ${outcome.message ?? outcome.broken?.because ?? ""}`];
}

async function faultsOfWrong(
  root: string,
  kata: Kata,
  laws: readonly Collected[],
  seeds: number,
): Promise<string[]> {
  const folder = `${kata.solution}/wrong`;
  const files = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).toSorted() : [];
  if (files.length === 0) return [`${folder} holds no misconception`];
  const faults: string[] = [];
  for (const file of files)
    faults.push(
      ...(await faultsOfBelief(root, `${folder}/${file}`, laws, seeds).catch((error: unknown) => [
        error instanceof Error ? error.message : String(error),
      ])),
    );
  if (faults.length > 0) return faults;
  const all = await Promise.all(
    files.map(async (file) => wrongIn(file, await load(root, `${folder}/${file}`))),
  );
  for (const wrong of all) faults.push(...(await faultOfRecognition(wrong, all, laws)));
  return faults;
}

/** A learner whose code acts on a belief is told that one, and no other, by the first law that breaks. */
async function faultOfRecognition(
  { belief, subject }: WrongOne,
  all: readonly WrongOne[],
  laws: readonly Collected[],
): Promise<string[]> {
  const { seed, runs } = settings(0);
  for (const { title, property } of laws) {
    const { broken } = await put(property, subject, { seed, runs });
    if (broken === undefined) continue;
    const found = await fitting({ property, subject, broken, seed }, all);
    if (found?.id === belief.id) return [];
    const taken = found === undefined ? "is not recognised" : `is taken for ${found.id}`;
    return [`${belief.id} ${taken} where “${title}” breaks`];
  }
  return [];
}

async function faultsOfBelief(
  root: string,
  file: string,
  laws: readonly Collected[],
  seeds: number,
): Promise<string[]> {
  const id = idOf(file);
  if (id === "") return [`${file}: is called m-NN-belief.ts or k-NN-NN-a-belief.ts`];
  const { belief, subject } = wrongIn(file, await load(root, file));
  if (belief.id !== id) return [`${file}: its belief is ${belief.id}`];
  const law = laws.find(({ title }) => title === belief.killedBy);
  if (law === undefined) return [`${file}: killedBy is no law of this kata: “${belief.killedBy}”`];
  if (!law.options.kills.includes(belief.id))
    return [`${file}: “${belief.killedBy}” does not name ${belief.id} in its kills`];
  const faults: string[] = [];
  for (let turn = 0; turn < seeds; turn += 1) {
    const { holds, obstacle, todo } = await put(law.property, subject, settings(turn));
    if (holds)
      faults.push(`${file}: “${belief.killedBy}” holds on it (seed ${settings(turn).seed})`);
    else if (obstacle !== undefined || todo)
      faults.push(`${file}: it could not run: ${obstacle ?? "to do"}`);
  }
  return faults;
}

function settings(turn: number): { seed: number; runs: number } {
  return { seed: defaultSeed + turn * 7919, runs: leastRuns };
}
