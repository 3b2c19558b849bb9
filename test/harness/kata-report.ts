/**
 * What a learner reads about one kata: in at most fifteen lines the law, the smallest case, where the own code and Spark
 * part, the belief behind it, how to see it again and what to read.
 *
 * In Spark: nothing. Left out on purpose: the other broken laws; one at a time is enough, `raw` shows the rest.
 */
import type { KataCard } from "./card.ts";
import { cut, marked, styled, widthOf, wrapped } from "./lines.ts";
import type { Breakage, Difference } from "./law-report.ts";
import { type Place, placeIn, type Verdict } from "./kata-verdict.ts";
import type { Item } from "./results.ts";
import type { Both, Language, Texts } from "./texts.ts";

export const linesAtMost = 15;

export interface Voice {
  readonly language: Language;
  readonly say: Texts;
  /** The belief on which the run was, where it was on one. */
  readonly belief?: string;
}

export function verdictLines(verdict: Verdict, card: KataCard | undefined, voice: Voice): string[] {
  const { say } = voice;
  const name = nameOf(verdict, card, voice);
  if (verdict.state === "holds") return holding(verdict, name, voice);
  if (verdict.state === "to do") return [`${marked("to do")} ${name} · ${say.state["to do"]}`];
  if (verdict.state === "could not run") return obstacleLines(verdict, name, card, voice);
  const { first } = verdict;
  if (first?.law?.broken === undefined) return plainFailure(verdict, name, first);
  return failure(verdict, first.law.broken, first, name, card, voice);
}

/** The law's sentence in the reader's language, as far as it has one. */
export function sentenceOf(item: Item, { language }: Pick<Voice, "language">): string {
  return (language === "ko" ? item.law?.ko : undefined) ?? item.title;
}

export function nameOf(
  verdict: Pick<Verdict, "kata">,
  card: KataCard | undefined,
  voice: Voice,
): string {
  const title =
    card?.title[voice.language] ?? verdict.kata.name.replace(/^.*\/\d\d-/, "").replaceAll("-", " ");
  return `${verdict.kata.id} ${title}`;
}

function holding(verdict: Verdict, name: string, voice: Voice): string[] {
  const lines = [`${marked("holds")} ${name}`];
  for (const item of verdict.laws) {
    const { law } = item;
    lines.push(...wrapped(`${marked("holds")} ${sentenceOf(item, voice)}`, "    ", 2));
    if (law?.witness !== undefined)
      lines.push(...wrapped(law.witness, "        ", 2).map((line) => styled("dim", line)));
  }
  return lines;
}

function obstacleLines(
  verdict: Verdict,
  name: string,
  card: KataCard | undefined,
  voice: Voice,
): string[] {
  const { say } = voice;
  const { obstacle, first } = verdict;
  const why = obstacle === undefined ? "" : `: ${say.obstacle[obstacle]}`;
  const lines = [`${marked("could not run")} ${name} · ${say.state["could not run"]}${why}`, ""];
  lines.push(...saidLines(verdict, card, voice), ...placeLines(verdict));
  lines.push(...moreLines(verdict, lines.length, voice));
  if (first?.law?.broken !== undefined && obstacle !== "export")
    lines.push(...wrapped(first.law.broken.case, "  ", 2));
  return [...lines, "", closing(verdict, first, card, voice)];
}

/** What was seen, in words that say what to do. */
function saidLines(verdict: Verdict, card: KataCard | undefined, { say }: Voice): string[] {
  const { obstacle, detail, name, kata } = verdict;
  if (obstacle === "missing") return wrapped(say.bringBack(kata.file, kata.id), "  ");
  if (obstacle === "export")
    return wrapped(say.exportAgain(card?.policy ?? "…", kata.file, kata.id), "  ");
  if (name !== undefined)
    return wrapped(obstacle === "reach" ? say.mayNotUse(name) : say.mayNotImport(name), "  ");
  return detail === undefined ? [] : wrapped(detail, "  ", 4);
}

/** The place in the learner's file, the line that stands there, and a mark under the column. */
function placeLines({ at, kata }: Verdict): string[] {
  return at === undefined ? [] : [`  ${kata.file}:${at.line}:${at.column}`, ...sourceLines(at)];
}

function sourceLines({ line, column, source = "" }: Place): string[] {
  if (source.trim() === "") return [];
  const margin = `    ${line} │ `;
  const before = source.slice(0, column - 1).replaceAll("\t", " ");
  const pointer = `${" ".repeat(margin.length - 2)}│ ${" ".repeat(widthOf(before))}^`;
  return [cut(`${margin}${source.replaceAll("\t", " ")}`), cut(pointer)];
}

/** What else does not fit: in full as far as there is room, of the rest the lines. */
function moreLines({ more = [], kata }: Verdict, used: number, { say }: Voice): string[] {
  const lines: string[] = [];
  // A blank line, the closing one, and the one that counts the rest.
  const room = linesAtMost - used - 3;
  const told = more.findIndex(({ detail, at }) => {
    const own = [...wrapped(detail, "  ", 2), ...sourceLines(at)];
    if (lines.length + own.length > room) return true;
    lines.push(...own);
    return false;
  });
  const rest = told === -1 ? [] : more.slice(told).map(({ at }) => at.line);
  if (rest.length > 0)
    lines.push(`  ${say.moreFaults(rest.length, [...new Set(rest)].join(", "), kata.file)}`);
  return lines;
}

function plainFailure(verdict: Verdict, name: string, first: Item | undefined): string[] {
  const fault = first?.faults[0]?.message ?? "";
  return [`${marked("broken")} ${name} · ${first?.title ?? ""}`, "", ...wrapped(fault, "  ", 8)];
}

function failure(
  verdict: Verdict,
  broken: Breakage,
  item: Item,
  name: string,
  card: KataCard | undefined,
  voice: Voice,
): string[] {
  const difference = broken.compare ?? (broken.isSaid ? undefined : firstDifference(broken));
  const head = wrapped(`${marked("broken")} ${name} · ${sentenceOf(item, voice)}`, "", 2);
  const belief = beliefLines(broken, voice);
  const tail = ["", closing(verdict, item, card, voice)];
  const told = difference === undefined ? because(broken, voice) : sidesOf(difference, voice);
  const sides = [...told, ...thrownAt(verdict, item, difference?.yours)];
  const room = linesAtMost - head.length - 1 - belief.length - tail.length - sides.length;
  const shown = wrapped(broken.case, "  ", 2).slice(0, Math.max(1, room));
  const lanes = (difference?.lanes ?? []).slice(0, Math.max(0, room - shown.length));
  return [
    ...head,
    "",
    ...shown,
    ...lanes.map((lane) => cut(`    ${lane}`)),
    ...sides,
    ...belief,
    ...tail,
  ];
}

function firstDifference(broken: Breakage): Difference | undefined {
  const call = broken.calls?.find(({ yours, spark }) => spark !== undefined && spark !== yours);
  return call?.spark === undefined ? undefined : { yours: call.yours, spark: call.spark };
}

function because(broken: Breakage, { say }: Voice): string[] {
  return wrapped(`${say.because}: ${broken.because}`, "  ", 2);
}

/** Where the learner's function threw, when that is what broke the law. */
function thrownAt(verdict: Verdict, item: Item, yours: string | undefined): string[] {
  if (yours !== undefined && !yours.startsWith("throws ")) return [];
  const at = placeIn(verdict.kata, item.faults[0]?.stack ?? "");
  return at === undefined ? [] : [`  ${verdict.kata.file}:${at.line}:${at.column}`];
}

function sidesOf(difference: Difference, { say }: Voice): string[] {
  const yours = `${say.yours}: ${difference.yours}`;
  const spark = `${say.spark}: ${difference.spark}`;
  if (widthOf(yours) + widthOf(spark) < 100) return [`  ${yours}        ${spark}`];
  return [...wrapped(yours, "  ", 2), ...wrapped(spark, "  ", 2)];
}

export function beliefLines(broken: Breakage, { language, say }: Voice): string[] {
  const { misconception } = broken;
  if (misconception === undefined) return [];
  const { belief, refutation } = misconception[language];
  return [
    "",
    ...wrapped(`${say.acts(misconception.id)} “${belief.replace(/\.$/, "")}”.`, "  ", 2),
    ...wrapped(`${say.notSo} ${refutation}`, "  ", 3),
  ];
}

/** What the engine believed, and that it is not so. */
export function refuted(belief: Refuted, { language, say }: Voice): string[] {
  const [text, refutation] = [belief.text[language], belief.refutation[language]];
  return [
    ...wrapped(text === "" ? belief.id : `${belief.id}: “${text.replace(/\.$/, "")}”.`, "  "),
    ...(refutation === "" ? [] : wrapped(`${say.notSo} ${refutation}`, "  ")),
  ];
}

type Refuted = Readonly<Record<"text" | "refutation", Both>> & { readonly id: string };

function closing(
  verdict: Verdict,
  item: Item | undefined,
  card: KataCard | undefined,
  { language, say }: Voice,
): string {
  const chapter = verdict.kata.id.slice(0, 2);
  const heading = card?.read === undefined ? "" : `, “${card.read[language]}”`;
  const read = `${say.read}  npm start → ${chapter}${heading}`;
  const { obstacle } = verdict;
  const isCase = item?.law?.broken !== undefined && obstacle !== "export";
  const command = obstacle === "missing" ? "npm run reset" : "npm run kata";
  const again = isCase ? replayOf(verdict.kata.id, item) : `${command} ${verdict.kata.id}`;
  return `  ${say.again}  ${again}        ${read}`;
}

/** The command that shows the case of a broken law once more; `target` is a kata's id or a law file. */
export function replayOf(target: string, item: Item): string {
  const { law } = item;
  const number = law === undefined || law.number === 1 ? "" : ` law=${law.number}`;
  return `npm run replay ${target}${number} seed=${law?.seed ?? 0} path=${law?.broken?.path ?? 0}`;
}
