/**
 * `npm test`: everything; `npm test chapters/15`: one chapter as a page, on the reference and on the katas begun.
 *
 * In Spark: nothing. Exit 1 only if a law or a test fails or a begun kata is broken or could not run; an untouched kata
 * is to do and never red. Left out on purpose: watching; `npm run kata` does that.
 */
import { beliefOf, beliefsIn, type BeliefSource } from "./beliefs.ts";
import { cardOf } from "./kata-card.ts";
import { refuted, verdictLines, type Voice } from "./kata-report.ts";
import { judged } from "./kata-runs.ts";
import { countStates, type Verdict } from "./kata-verdict.ts";
import { marked, print, styled, thousands, wrapped } from "./lines.ts";
import { Notebook } from "./notebook.ts";
import { brokenFileLines, brokenLines, pageAtMost, pageLines, totals } from "./page.ts";
import type { Results } from "./results.ts";
import { languageOf, texts, type KataState } from "./texts.ts";
import { read, type Words, wholeNumber } from "./words.ts";
import {
  type Chapter,
  findTarget,
  katasOf,
  type Target,
  type Workbook,
  workbookAt,
} from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const grammar = {
  command: "npm test",
  flags: ["short", "raw"],
  values: ["seed", "runs", "belief"],
  pairs: ["belief"],
  others: 1,
};

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const workbook = workbookAt(process.env["KINDLING_ROOT"] ?? here);
    const voice: Voice = { language: languageOf(process.env), say: texts[languageOf(process.env)] };
    if (isBelief(words.at(-1))) return listed(workbook, words.slice(0, -1), voice);
    const asked = read(withBelief(words), grammar, process.env);
    const typed = asked.others[0];
    const target = typed === undefined ? undefined : findTarget(workbook, typed);
    const belief = await believed(workbook, asked, target);
    print(asked.swallowed.map((flag) => voice.say.swallowed(flag)));
    return report(workbook, asked, target, belief, voice);
  });
}

/** `M-09` alone can only mean a belief. */
function withBelief(words: readonly string[]): readonly string[] {
  const bare = words.find(
    (word, at) => /^(m|k-\d\d-\d\d)-\w+$/i.test(word) && !isBelief(words[at - 1]),
  );
  if (bare !== undefined)
    throw wrongInput({
      en: `npm test: “${bare}” is a belief; say so: npm test chapters/15 belief ${bare}. Nothing was run.`,
      ko: `npm test: “${bare}”는 오해의 이름입니다. 이렇게 적으세요: npm test chapters/15 belief ${bare}. 아무것도 실행하지 않았습니다.`,
    });
  return words;
}

const isBelief = (word: string | undefined): boolean => /^(--)?belief$/.test(word ?? "");

/** `belief` alone asks which there are. */
async function listed(workbook: Workbook, words: readonly string[], voice: Voice): Promise<number> {
  const typed = read(words, grammar, process.env).others[0];
  const chapter = typed === undefined ? undefined : findTarget(workbook, typed).chapter;
  const beliefs = [...(await beliefsIn(workbook.root)).values()]
    .filter((one) => chapter === undefined || one.chapter === Number(chapter.number))
    // Those of the ledger before those of single katas.
    .toSorted((a, b) => (order(a.id) < order(b.id) ? -1 : 1));
  const { say, language } = voice;
  print([
    say.beliefs(beliefs.length, chapter?.number ?? "…"),
    ...beliefs.flatMap(({ id, text }) => wrapped(`${id.padEnd(10)}  ${text[language]}`, "  ")),
  ]);
  return 0;
}

const order = (id: string): string => `${id.startsWith("M-") ? 0 : 1} ${id}`;

async function believed(
  workbook: Workbook,
  asked: Words,
  target: Target | undefined,
): Promise<BeliefSource | undefined> {
  const id = asked.values.get("belief");
  if (id === undefined) return undefined;
  const belief = await beliefOf(workbook.root, id);
  if (target?.chapter === undefined)
    throw wrongInput({
      en: `npm test: say which chapter is to run on ${id}: npm test chapters/15 belief ${id}. Nothing was run.`,
      ko: `npm test: 오해 ${id} 항목을 돌려 볼 장을 적으세요. 예: npm test chapters/15 belief ${id}. 아무것도 실행하지 않았습니다.`,
    });
  return belief;
}

async function report(
  workbook: Workbook,
  asked: Words,
  target: Target | undefined,
  belief: BeliefSource | undefined,
  voice: Voice,
): Promise<number> {
  const chapters = workbook.chapters.filter(({ name }) => isAbout(target, name));
  const { results, verdicts } = await judged(workbook, {
    projects: projectsFor(target),
    filters: target === undefined ? [] : [target.filter],
    katas:
      belief === undefined && !isOneFile(target)
        ? chapters.flatMap((chapter) => katasOf(workbook, chapter))
        : [],
    raw: asked.flags.has("raw"),
    environment: { ...environmentFor(asked, belief), ...withoutKataLaws(target) },
  });
  noteAll(workbook, verdicts);
  const katas = await kataLines(workbook, verdicts, voice);
  const engine = engineLines(results, voice);
  const room = pageAtMost - katas.length - engine.length - chapters.length - 6;
  const page = pageLines(
    results,
    chapters,
    belief === undefined ? voice : { ...voice, belief: belief.id },
    { short: asked.flags.has("short"), room },
  );
  const head =
    belief === undefined ? [] : [voice.say.belief(belief.id, belief.text[voice.language]), ""];
  print([
    ...head,
    ...page,
    ...engine,
    ...katas,
    ...closing(results, verdicts, workbook, chapters, voice),
    // What was believed stands far above by now.
    ...(belief === undefined ? [] : refuted(belief, voice)),
  ]);
  if (belief !== undefined && !anyBroken(results)) print([voice.say.beliefUnbroken(belief.id)]);
  return exitCode(results, verdicts);
}

/** One file is tried alone: what it does not ask says nothing about katas. */
const isOneFile = (target: Target | undefined): boolean => target?.filter.endsWith(".ts") === true;

/** Whether a target is a chapter, lies in it, or holds it. */
function isAbout(target: Target | undefined, name: string): boolean {
  if (target === undefined) return true;
  return target.chapter?.name === name || `chapters/${name}/`.startsWith(target.filter);
}

function projectsFor(target: Target | undefined): string[] {
  if (target === undefined) return ["engine", "reference", "katas"];
  return target.filter.startsWith("test/") ? ["engine", "reference"] : ["reference", "katas"];
}

function environmentFor(
  asked: Words,
  belief: BeliefSource | undefined,
): Record<string, string | undefined> {
  const seed = wholeNumber(asked, "seed", grammar.command);
  const runs = wholeNumber(asked, "runs", grammar.command);
  return {
    ...(seed === undefined ? {} : { LAW_SEED: String(seed) }),
    ...(runs === undefined ? {} : { LAW_RUNS: String(runs) }),
    ...(belief === undefined
      ? {}
      : { BELIEF: belief.id, ...(belief.kill === undefined ? {} : { KILL: belief.kill }) }),
  };
}

/** A chapter is read for its own laws. That solutions hold the laws of katas, test/katas.test.ts tries; a file named runs. */
function withoutKataLaws(target: Target | undefined): Record<string, string> {
  return isOneFile(target) ? {} : { KINDLING_WITHOUT_KATA_LAWS: "1" };
}

/** What a run found out is progress, too. */
function noteAll(workbook: Workbook, verdicts: readonly Verdict[]): void {
  const begun = verdicts.filter(({ kata }) => !kata.untouched);
  if (begun.length === 0) return;
  const notebook = new Notebook(workbook.root);
  for (const { kata, state } of begun) notebook.note(kata, state);
}

/** The engine's own tests: one line when they pass, each failure otherwise. */
function engineLines(results: Results, voice: Voice): string[] {
  const { say } = voice;
  const tests = results.items.filter(({ project }) => project === "engine");
  const files = results.brokenFiles.filter(({ project }) => project === "engine");
  if (tests.length + files.length === 0) return [];
  const failed = tests.filter(({ state }) => state === "failed");
  const count = new Set(tests.map(({ file }) => file)).size;
  const line =
    failed.length + files.length === 0
      ? `${marked("holds")} ${say.tests(thousands(tests.length), count)}`
      : `${marked("broken")} ${say.testsFail(failed.length, thousands(tests.length))}`;
  return [
    styled("bold", say.engineTests),
    `  ${line}`,
    ...files.flatMap(brokenFileLines),
    ...brokenLines(failed, voice),
    "",
  ];
}

async function kataLines(
  workbook: Workbook,
  verdicts: readonly Verdict[],
  voice: Voice,
): Promise<string[]> {
  const lines: string[] = [];
  let told = false;
  for (const verdict of verdicts.filter(
    ({ state, kata }) => state !== "to do" || !kata.untouched,
  )) {
    const own = verdictLines(verdict, await cardOf(workbook.root, verdict.kata), voice);
    const full: boolean = verdict.state !== "holds" && !told;
    lines.push(...(full ? own : own.slice(0, 1)).map((line) => `  ${line}`.trimEnd()));
    told ||= full;
  }
  return lines.length === 0 ? [] : [styled("bold", voice.say.yourKatas), ...lines, ""];
}

function closing(
  results: Results,
  verdicts: readonly Verdict[],
  workbook: Workbook,
  chapters: readonly Chapter[],
  voice: Voice,
): string[] {
  const lines = results.strays.flatMap((stray) => [`${marked("broken")} ${stray.message}`]);
  if (results.stuck !== undefined)
    lines.push(`${marked("broken")} ${results.stuck}: ${voice.say.obstacle["no answer"]}`);
  if (results.items.length + results.brokenFiles.length === 0) lines.push(voice.say.noTests);
  if (results.items.some(({ law, project }) => law !== undefined && project === "reference"))
    lines.push(totals(results, voice));
  for (const chapter of chapters) {
    const own = verdicts.filter(({ kata }) => kata.id.startsWith(`${chapter.number}/`));
    if (katasOf(workbook, chapter).length > 0 && own.length > 0)
      lines.push(countLine(own, chapter.number, voice));
  }
  return lines;
}

export function countLine(verdicts: readonly Verdict[], chapter: string, { say }: Voice): string {
  const counts = countStates(verdicts);
  const order: readonly KataState[] = ["holds", "broken", "could not run", "to do"];
  const parts = order.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count === 0 ? [] : [say.count[state](count)];
  });
  const open = verdicts.some(({ state }) => state !== "holds");
  return `${say.katas(chapter, parts.join(" · "))}${open ? "   → npm run kata" : ""}`;
}

function anyBroken(results: Results): boolean {
  return (
    results.items.some(({ state, project }) => state === "failed" && project !== "katas") ||
    results.brokenFiles.some(({ project }) => project !== "katas") ||
    results.strays.length > 0
  );
}

function exitCode(results: Results, verdicts: readonly Verdict[]): number {
  const bad = verdicts.some(({ state }) => state === "broken" || state === "could not run");
  const nothing = results.items.length + results.brokenFiles.length === 0;
  return anyBroken(results) || bad || nothing || results.stuck !== undefined ? 1 : 0;
}
