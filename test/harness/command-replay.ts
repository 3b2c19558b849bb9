/**
 * `npm run replay 15/07 law=2 seed=42 path=3:0`: one case of one law again, stepped through by key; `all` prints the whole list.
 *
 * In Spark: nothing. Without a path the law is put anew with that seed, and its smallest breaking case is told, or its first where it holds. The target is a kata (the
 * learner's code) or a file of a chapter (the engine, or with `belief M-09` the engine that believes it). Exit 1 where the law breaks.
 */
import { type BeliefSource, beliefOf } from "./beliefs.ts";
import type { KataCard } from "./card.ts";
import { cardOf } from "./kata-card.ts";
import { looked } from "./kata-runs.ts";
import {
  beliefLines,
  nameOf,
  refuted,
  sentenceOf,
  verdictLines,
  type Voice,
} from "./kata-report.ts";
import { verdictOn } from "./kata-verdict.ts";
import type { Breakage, LawReport } from "./law-report.ts";
import { cut, marked, print, styled, wrapped } from "./lines.ts";
import { brokenLines } from "./page.ts";
import { scriptOf } from "./replay-script.ts";
import { shown } from "./replay-terminal.ts";
import type { Frame } from "./replay-view.ts";
import type { Item, Results } from "./results.ts";
import { during } from "./status-line.ts";
import { languageOf, texts } from "./texts.ts";
import { runVitest } from "./vitest-run.ts";
import { read, type Words, wholeNumber } from "./words.ts";
import { findKata, findTarget, type Kata, type Workbook, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const grammar = {
  command: "npm run replay",
  flags: ["all"],
  values: ["seed", "path", "law", "runs", "belief"],
  pairs: ["belief"],
  others: 1,
};

/** What is looked at: a law file, of a kata or of a chapter, and what the engine believes meanwhile. */
interface Target {
  readonly root: string;
  readonly kata: Kata | undefined;
  readonly file: string;
  readonly belief: BeliefSource | undefined;
}

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const workbook = workbookAt(process.env["KINDLING_ROOT"] ?? here);
    const asked = read(words, grammar, process.env);
    const typed = asked.others[0];
    if (typed === undefined)
      throw wrongInput({
        en: "npm run replay: say what: npm run replay 15/07 seed=42 (a failure prints the whole line)",
        ko: "npm run replay: 무엇을 다시 볼지 적으세요. 예: npm run replay 15/07 seed=42 (실패한 카타가 이 줄을 그대로 알려 줍니다)",
      });
    const language = languageOf(process.env);
    const voice: Voice = { language, say: texts[language] };
    const isKata = /^(katas[/\\].*|\d+[/.]\d+)$/.test(typed);
    const kata = isKata ? findKata(workbook, typed) : undefined;
    const refused = kata === undefined || kata.untouched ? undefined : looked(workbook.root, kata);
    if (kata !== undefined && (kata.untouched || refused !== undefined)) {
      const card = await cardOf(workbook.root, kata);
      const state = refused === undefined ? "to do" : "could not run";
      print(verdictLines({ kata, state, laws: [], ...refused }, card, voice));
      return refused === undefined ? 0 : 1;
    }
    const belief = await believed(workbook, asked, kata);
    const file = kata?.lawFile ?? fileOf(workbook, typed);
    return replay({ root: workbook.root, kata, file, belief }, asked, voice);
  });
}

function fileOf(workbook: Workbook, typed: string): string {
  const { filter } = findTarget(workbook, typed);
  if (!filter.endsWith(".ts"))
    throw wrongInput({
      en: `npm run replay: name the file of the law: npm run replay ${filter}….test.ts law=2 seed=7`,
      ko: `npm run replay: 법칙이 든 파일을 적으세요. 예: npm run replay ${filter}….test.ts law=2 seed=7`,
    });
  return filter;
}

async function believed(
  { root }: Workbook,
  asked: Words,
  kata: Kata | undefined,
): Promise<BeliefSource | undefined> {
  const id = asked.values.get("belief");
  if (id === undefined) return undefined;
  if (kata === undefined) return beliefOf(root, id);
  throw wrongInput({
    en: `npm run replay ${kata.id} runs your code. A belief runs in place of the engine's: name a law file of the chapter. Nothing was run.`,
    ko: `npm run replay ${kata.id} 명령은 여러분의 코드를 돌립니다. 오해는 엔진의 코드를 대신해 돕니다. 장의 법칙 파일을 적으세요. 아무것도 실행하지 않았습니다.`,
  });
}

async function replay(target: Target, asked: Words, voice: Voice): Promise<number> {
  const { root, kata, belief } = target;
  const path = pathOf(asked);
  const number = wholeNumber(asked, "law", grammar.command) ?? (path === undefined ? undefined : 1);
  const put = { path, number, seed: wholeNumber(asked, "seed", grammar.command) };
  const runs = wholeNumber(asked, "runs", grammar.command);
  const first = await during(voice.say.replaying, results(target, { ...put, runs }, belief));
  const found = lawIn(first, number);
  // Found without a path: one case more, alone, so that its run can be told.
  const alone = path === undefined ? pathFor(found?.law) : undefined;
  const one =
    alone === undefined
      ? { ...put, number: found?.law?.number }
      : { path: alone, number: found?.law?.number, seed: found?.law?.seed };
  const again =
    one.path === path ? first : await during(voice.say.replaying, results(target, one, belief));
  const item = lawIn(again, one.number);
  const card = kata === undefined ? undefined : await cardOf(root, kata);
  if (item?.law === undefined) return nothing(again, kata, card, number, voice);
  const model =
    belief === undefined || one.path === undefined
      ? undefined
      : lawIn(await during(voice.say.replaying, results(target, one, undefined)), one.number)?.law;
  const name = kata === undefined ? "" : `${nameOf({ kata }, card, voice)} · `;
  const mark = marked(item.state === "failed" ? "broken" : "holds");
  const title = wrapped(`${mark} ${name}${sentenceOf(item, voice)}`, "", 2);
  await told({ item, law: item.law, model, belief, title, printed: again.printed }, asked, voice);
  return item.state === "failed" ? 1 : 0;
}

/** The smallest breaking case of a law, or its first where it holds on all. */
function pathFor(law: LawReport | undefined): string | undefined {
  if (law === undefined || law.kind === "experiment") return undefined;
  return law.broken?.path ?? (law.state === "holds" && law.discarded === 0 ? "0" : undefined);
}

interface Put {
  readonly path: string | undefined;
  readonly number: number | undefined;
  readonly seed: number | undefined;
  readonly runs?: number | undefined;
}

function results(
  { root, kata, file }: Target,
  { path, number, seed, runs }: Put,
  belief: BeliefSource | undefined,
): Promise<Results> {
  return runVitest({
    root,
    projects: [kata === undefined ? "reference" : "katas"],
    filters: [file],
    kataLaws: kata === undefined ? [] : [file],
    environment: {
      LAW_PATH: path,
      LAW_NUMBER: number === undefined ? undefined : String(number),
      ...(seed === undefined ? {} : { LAW_SEED: String(seed) }),
      ...(runs === undefined ? {} : { LAW_RUNS: String(runs) }),
      BELIEF: belief?.id,
      KILL: belief?.kill,
    },
  });
}

function pathOf(asked: Words): string | undefined {
  const path = asked.values.get("path");
  if (path === undefined || /^\d+(:\d+)*$/.test(path)) return path;
  throw wrongInput({
    en: `npm run replay: path is numbers with colons (path=3:0:1), not “${path}”.`,
    ko: `npm run replay: path 값은 쌍점으로 이은 숫자여야 합니다(path=3:0:1). 받은 값은 “${path}”입니다.`,
  });
}

/** The law that was asked for: the first that breaks, or the last. */
function lawIn({ items }: Results, number: number | undefined): Item | undefined {
  const asked = items.filter(({ law }) => law !== undefined && law.state !== "not asked");
  return asked.find(({ state }) => state === "failed") ?? asked.at(number === undefined ? -1 : 0);
}

/** No law was put at all. */
function nothing(
  found: Results,
  kata: Kata | undefined,
  card: KataCard | undefined,
  number: number | undefined,
  voice: Voice,
): number {
  const lines = kata === undefined ? [] : verdictLines(verdictOn(kata, found), card, voice);
  const none = number === undefined ? [] : [`law=${number}: ${voice.say.noTests}`];
  print([...lines, ...found.brokenFiles.map(({ message }) => cut(message)), ...none]);
  return 2;
}

interface Told {
  readonly item: Item;
  readonly law: LawReport;
  /** The same case on the engine without the belief. */
  readonly model: LawReport | undefined;
  readonly belief: BeliefSource | undefined;
  readonly title: readonly string[];
  readonly printed: readonly string[];
}

async function told(
  { item, law, model, belief, title, printed }: Told,
  asked: Words,
  voice: Voice,
): Promise<void> {
  const { say } = voice;
  const one = law.broken ?? law.shown;
  if (one === undefined)
    return print([
      ...title,
      "",
      ...(item.state === "failed" ? brokenLines([item], voice) : [say.cases(law.cases, "")]),
    ]);
  const frame: Frame = {
    head: [
      ...title,
      ...wrapped(`${say.replayCase}: ${one.case}`, "  ", 4),
      styled("dim", cut(`  ${say.seed(law.seed)}, path ${one.path}`)),
    ],
    ending: [
      ...printed.slice(0, 40).map((line) => cut(`  │ ${line}`)),
      ...ending(one, belief?.id ?? say.yours, voice),
      ...(belief === undefined ? beliefLines(one, voice) : ["", ...refuted(belief, voice)]),
    ],
    sides: [belief === undefined ? say.yours : belief.id, say.spark],
    here: belief === undefined ? say.replayHere : say.replayHereBelief,
  };
  const script = scriptOf(one, law.kind === "kata law", model?.broken ?? model?.shown);
  await shown(script, frame, asked.flags.has("all"), voice);
}

/** Where the law breaks, in words: yours and Spark's, or what it wanted. */
function ending(one: Breakage, own: string, { say }: Voice): string[] {
  const witness = one.witness === undefined ? [] : wrapped(one.witness, "  ");
  if (one.because === "") return [`  ${say.replayHolds}`, ...witness];
  const { compare, because } = one;
  if (compare === undefined)
    return [styled("bold", `  ${say.replayEnd}`), ...wrapped(because, "    ", 3)];
  // Lanes of a law that runs a cluster are the last events before the parting, which the list has.
  const lanes = (one.runs?.length ?? 0) > 0 ? [] : (compare.lanes ?? []);
  return [
    styled("bold", `  ${say.replayEnd}`),
    ...lanes.map((lane) => cut(`    ${lane}`)),
    ...wrapped(`${own}: ${compare.yours}`, "    ", 3),
    ...wrapped(`${say.spark}: ${compare.spark}`, "    ", 3),
  ];
}
