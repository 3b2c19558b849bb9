/**
 * What makes a kata whole: a stub that is to do, a statement in two languages, a card, laws that its solution keeps, and
 * wrong implementations of which each is killed by the law that it names.
 *
 * In Spark: nothing. Runs inside a vitest worker, because laws are tests. Left out on purpose: types; the test that uses
 * this asks `tsc` once for all katas.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { idOf } from "./beliefs.ts";
import { cardOf } from "./kata-card.ts";
import { collect, type Collected } from "./law.ts";
import { put } from "./law-run.ts";
import { defaultSeed, leastRuns } from "./law-settings.ts";
import { findingIn } from "./sandbox.ts";
import { wrongIn } from "./solutions.ts";
import type { Subject } from "./trial.ts";
import type { Kata } from "./workbook.ts";

type Module = Readonly<Record<string, unknown>>;

/** Every fault of a kata, one line each. */
export async function faultsOf(root: string, kata: Kata): Promise<string[]> {
  if (!existsSync(join(root, kata.file))) return [`${kata.id}: ${kata.file} is missing`];
  if (!existsSync(join(root, kata.lawFile))) return [`${kata.id}: ${kata.lawFile} is missing`];
  const laws = await collect(() => load(root, kata.lawFile));
  if (laws.length === 0) return [`${kata.id}: ${kata.lawFile} has no kataLaw`];
  const text = readFileSync(join(root, kata.file), "utf8");
  const faults = [
    ...(await faultOfCard(root, kata)),
    ...faultsOfStatement(text),
    ...(kata.untouched ? await faultsOfStub(root, kata, text) : []),
    ...(await faultsOfSolution(root, kata, laws)),
    ...(await faultsOfWrong(root, kata, laws)),
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
): Promise<string[]> {
  const text = readFileSync(join(root, kata.solution, "solution.ts"), "utf8");
  const finding = findingIn(text);
  const faults =
    finding === undefined ? [] : [`the solution reaches out: ${finding.name ?? finding.detail}`];
  for (const { title, property, subject } of laws) {
    const outcome = await put(property, subject, settings(0));
    if (!outcome.holds)
      faults.push(
        `the solution breaks “${title}”: ${outcome.message ?? outcome.broken?.because ?? ""}`,
      );
  }
  return faults;
}

async function faultsOfWrong(
  root: string,
  kata: Kata,
  laws: readonly Collected[],
): Promise<string[]> {
  const folder = `${kata.solution}/wrong`;
  const files = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).toSorted() : [];
  if (files.length === 0) return [`${folder} holds no misconception`];
  const faults: string[] = [];
  for (const file of files) faults.push(...(await faultsOfBelief(root, `${folder}/${file}`, laws)));
  return faults;
}

async function faultsOfBelief(
  root: string,
  file: string,
  laws: readonly Collected[],
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
  for (const turn of [0, 1]) {
    const { holds, obstacle, todo } = await put(law.property, subject, settings(turn));
    if (holds)
      faults.push(`${file}: “${belief.killedBy}” holds on it (seed ${settings(turn).seed})`);
    else if (obstacle !== undefined || todo)
      faults.push(`${file}: it could not run: ${obstacle ?? "to do"}`);
  }
  return faults;
}

/** A belief must be killed on more than one seed: otherwise it is killed by luck. */
function settings(turn: number): { seed: number; runs: number } {
  return { seed: defaultSeed + turn * 7919, runs: leastRuns };
}
