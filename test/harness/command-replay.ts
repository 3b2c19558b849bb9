/**
 * `npm run replay 15/07 law=2 seed=42 path=3:0`: one case of one law again, told step by step.
 *
 * In Spark: nothing. Without a path the law is put anew with that seed and its smallest breaking case is told. The
 * target is a kata (the learner's code) or a file of a chapter (the engine). Left out on purpose: stepping by hand.
 */
import type { KataCard } from "./card.ts";
import { cardOf } from "./kata-card.ts";
import { looked } from "./kata-runs.ts";
import { nameOf, sentenceOf, verdictLines, type Voice } from "./kata-report.ts";
import { verdictOn } from "./kata-verdict.ts";
import type { Breakage, Call } from "./law-report.ts";
import { cut, marked, print, styled, wrapped } from "./lines.ts";
import { brokenLines } from "./page.ts";
import type { Item, Results } from "./results.ts";
import { languageOf, texts } from "./texts.ts";
import { runVitest } from "./vitest-run.ts";
import { read, type Words, wholeNumber } from "./words.ts";
import { findKata, findTarget, type Kata, type Workbook, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const grammar = {
  command: "npm run replay",
  values: ["seed", "path", "law", "runs"],
  others: 1,
};
const callsAtMost = 40;

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
    return replay(workbook, asked, kata, kata?.lawFile ?? fileOf(workbook, typed), voice);
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

async function replay(
  workbook: Workbook,
  asked: Words,
  kata: Kata | undefined,
  file: string,
  voice: Voice,
): Promise<number> {
  const path = pathOf(asked);
  const number = wholeNumber(asked, "law", grammar.command) ?? (path === undefined ? undefined : 1);
  const seed = wholeNumber(asked, "seed", grammar.command);
  const runs = wholeNumber(asked, "runs", grammar.command);
  const results = await runVitest({
    root: workbook.root,
    projects: [kata === undefined ? "reference" : "katas"],
    filters: [file],
    kataLaws: kata === undefined ? [] : [file],
    environment: {
      LAW_PATH: path,
      LAW_NUMBER: number === undefined ? undefined : String(number),
      ...(seed === undefined ? {} : { LAW_SEED: String(seed) }),
      ...(runs === undefined ? {} : { LAW_RUNS: String(runs) }),
    },
  });
  const card = kata === undefined ? undefined : await cardOf(workbook.root, kata);
  return tell(results, kata, card, number, voice);
}

function pathOf(asked: Words): string | undefined {
  const path = asked.values.get("path");
  if (path === undefined || /^\d+(:\d+)*$/.test(path)) return path;
  throw wrongInput({
    en: `npm run replay: path is numbers with colons (path=3:0:1), not “${path}”.`,
    ko: `npm run replay: path 값은 쌍점으로 이은 숫자여야 합니다(path=3:0:1). 받은 값은 “${path}”입니다.`,
  });
}

function tell(
  results: Results,
  kata: Kata | undefined,
  card: KataCard | undefined,
  number: number | undefined,
  voice: Voice,
): number {
  const items = results.items.filter(({ law }) => law !== undefined && law.state !== "not asked");
  const item =
    items.find(({ state }) => state === "failed") ?? items.at(number === undefined ? -1 : 0);
  if (item?.law === undefined) {
    const lines = kata === undefined ? [] : verdictLines(verdictOn(kata, results), card, voice);
    const none = number === undefined ? [] : [`law=${number}: ${voice.say.noTests}`];
    print([...lines, ...results.brokenFiles.map(({ message }) => cut(message)), ...none]);
    return 2;
  }
  const name = kata === undefined ? "" : `${nameOf({ kata }, card, voice)} · `;
  print([
    `${marked(item.state === "failed" ? "broken" : "holds")} ${name}${sentenceOf(item, voice)}`,
    "",
  ]);
  print(steps(item, voice, results));
  return item.state === "failed" ? 1 : 0;
}

function steps(item: Item, voice: Voice, results: Results): string[] {
  const { say } = voice;
  const { law } = item;
  const one = law?.broken ?? law?.shown;
  if (law === undefined || one === undefined)
    return item.state === "failed" ? brokenLines([item], voice) : [say.cases(law?.cases ?? 0, "")];
  return [
    styled("bold", `${say.replayCase}  (${say.seed(law.seed)}, path ${one.path})`),
    ...wrapped(one.case, "  ", 6),
    ...(one.case === one.values
      ? []
      : wrapped(spaced(one.values), "  ", 6).map((line) => styled("dim", line))),
    ...(one.compare?.lanes ?? []).map((lane) => cut(`    ${lane}`)),
    ...callLines(one.calls ?? [], voice),
    ...results.printed.slice(0, 40).map((line) => cut(`  │ ${line}`)),
    "",
    ...ending(one, voice),
  ];
}

function callLines(calls: readonly Call[], { say }: Voice): string[] {
  const parts = calls.findIndex(({ yours, spark }) => spark !== undefined && spark !== yours);
  return calls.slice(0, callsAtMost).flatMap((call, index) => {
    if (call.given === "") return [];
    const here = index === parts ? `  ${say.replayHere}` : "";
    return [
      "",
      styled("bold", say.replayCall(index + 1)),
      ...wrapped(spaced(call.given), "  ", 4),
      cut(`  ${say.yours}: ${call.yours}${here}`),
      ...(call.spark === undefined ? [] : [cut(`  ${say.spark}: ${call.spark}`)]),
    ];
  });
}

/** Values have no spaces to break a line at. */
function spaced(values: string): string {
  return values.replaceAll(",", ", ");
}

function ending(one: Breakage, { say }: Voice): string[] {
  const witness = one.witness === undefined ? [] : wrapped(one.witness, "  ", 2);
  if (one.because === "") return [say.replayHolds, ...witness];
  const sides =
    one.compare === undefined
      ? []
      : [`${say.yours}: ${one.compare.yours}`, `${say.spark}: ${one.compare.spark}`];
  return [
    styled("bold", say.replayEnd),
    ...sides.flatMap((side) => wrapped(side, "  ", 3)),
    ...wrapped(one.because, "  ", 3),
  ];
}
