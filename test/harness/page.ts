/**
 * A run as a page: chapters, sections, each law's sentence, under it a witness of this run and the cases by kind.
 *
 * In Spark: nothing. At most 120 lines: details give way, from the counts to the witnesses to the sentences, never what
 * is broken. Left out on purpose: vitest's own report; `raw` shows that.
 */
import { apart, cut, marked, styled, thousands, wrapped } from "./lines.ts";
import { replayOf, sentenceOf, type Voice } from "./kata-report.ts";
import type { LawReport } from "./law-report.ts";
import type { BrokenFile, Item, Results } from "./results.ts";
import type { Chapter } from "./workbook.ts";

export const pageAtMost = 120;
const brokenInFull = 5;
const diffAtMost = 12;

/** How much is told of a law that holds. */
type Detail = "cases" | "witness" | "line" | "sentence" | "section" | "dots";

export function pageLines(
  results: Results,
  chapters: readonly Chapter[],
  voice: Voice,
  options: { readonly short: boolean; readonly room: number },
): string[] {
  const details: Detail[] = options.short
    ? ["dots"]
    : ["cases", "witness", "sentence", "section", "dots"];
  let lines: string[] = [];
  for (const detail of details) {
    lines = chapters.flatMap((chapter) => chapterLines(results, chapter, voice, detail));
    if (lines.length <= options.room) return lines;
    if (detail === "witness") {
      const some = withSomeWitnesses(results, chapters, voice, options.room);
      if (some !== undefined) return some;
    }
  }
  return lines;
}

/**
 * A witness, in full, under as many laws as there is room for; undefined where there is room for none. Short ones come first, so that many are
 * told, and then those that stand far from each other: with more room the same ones are told, and some more.
 */
function withSomeWitnesses(
  results: Results,
  chapters: readonly Chapter[],
  voice: Voice,
  room: number,
): string[] | undefined {
  const ranked = results.items
    .filter(({ law, project }) => project === "reference" && told(law).length > 0)
    .map((item, at) => ({ item, lines: told(item.law).length, at: scattered(at) }))
    .toSorted((a, b) => a.lines - b.lines || a.at - b.at)
    .map(({ item }) => item);
  for (let count = ranked.length; count > 0; count -= 1) {
    const chosen = new Set(ranked.slice(0, count));
    const lines = chapters.flatMap((one) => chapterLines(results, one, voice, "line", chosen));
    if (lines.length <= room) return lines;
  }
  return undefined;
}

const told = (law: LawReport | undefined): string[] =>
  law?.witness === undefined ? [] : wrapped(law.witness, "      ");

/** The bits of a place in reverse: neighbours get far apart. */
function scattered(place: number): number {
  let [left, reversed] = [place, 0];
  for (let bit = 0; bit < 16; bit += 1) {
    reversed = reversed * 2 + (left % 2);
    left = Math.floor(left / 2);
  }
  return reversed;
}

function chapterLines(
  results: Results,
  chapter: Chapter,
  voice: Voice,
  detail: Detail,
  chosen?: ReadonlySet<Item>,
): string[] {
  const inside = results.items.filter(
    (item) => item.project === "reference" && item.file.startsWith(`chapters/${chapter.name}/`),
  );
  const items = inside.filter((item) => item.law?.state !== "not asked");
  const files = results.brokenFiles.filter((file) =>
    file.file.startsWith(`chapters/${chapter.name}/`),
  );
  if (items.length + files.length === 0) return [];
  const seed = items.find((item) => item.law !== undefined)?.law?.seed;
  const heading = styled("bold", `${chapter.number}  ${chapter.title[voice.language]}`);
  const head = seed === undefined ? heading : apart(heading, styled("dim", voice.say.seed(seed)));
  const own = items.filter((item) => !isKataLaw(item));
  const katas = items.filter(isKataLaw);
  const faults = [...own, ...katas].filter((item) => item.state === "failed");
  return [
    head,
    ...(detail === "dots" ? dots(own) : sections(own, voice, detail, chosen)),
    ...kataLine(katas, voice),
    ...files.filter((file) => file.project === "reference").flatMap(brokenFileLines),
    ...brokenLines(faults, voice),
    "",
  ];
}

function isKataLaw(item: Item): boolean {
  return /\/kata-[^/]*\.test\.ts$/.test(item.file);
}

function dots(items: readonly Item[]): string[] {
  const marksOf = items.map((item) =>
    item.state === "failed" ? marked("broken") : marked("holds"),
  );
  const lines: string[] = [];
  for (let at = 0; at < marksOf.length; at += 80)
    lines.push(`  ${marksOf.slice(at, at + 80).join("")}`);
  return lines;
}

function kataLine(katas: readonly Item[], { say }: Voice): string[] {
  const held = katas.filter((item) => item.state === "passed").length;
  return held === 0 ? [] : ["", `  ${marked("holds")} ${say.kataReference(held)}`];
}

function sections(
  items: readonly Item[],
  voice: Voice,
  detail: Detail,
  chosen: ReadonlySet<Item> | undefined,
): string[] {
  const lines: string[] = [];
  let section = "";
  const named = (item: Item): string => item.sections.join(" · ");
  for (const item of items) {
    const own = named(item);
    if (own !== section && own !== "") lines.push("", styled("bold", own));
    if (detail === "section" && own !== section)
      lines.push(sectionLine(items.filter((one) => named(one) === own)));
    section = own;
    if (detail !== "section" && item.state !== "failed")
      lines.push(...lawLines(item, voice, isTold(item, chosen) ? detail : "sentence"));
  }
  return lines;
}

/** An experiment without its share would say nothing. */
const isTold = (item: Item, chosen: ReadonlySet<Item> | undefined): boolean =>
  chosen === undefined || chosen.has(item) || item.law?.share !== undefined;

function sectionLine(items: readonly Item[]): string {
  return `  ${items.map((item) => (item.state === "failed" ? marked("broken") : marked("holds"))).join("")}`;
}

function lawLines(item: Item, voice: Voice, detail: Detail): string[] {
  const { say } = voice;
  const lines = wrapped(`${marked("holds")} ${sentenceOf(item, voice)}`, "  ", 2);
  const { law, recording } = item;
  if (detail === "sentence") return lines;
  const under = told(law);
  if (law?.share !== undefined) under.push(...shareLines(law, say));
  else if (law !== undefined && detail === "cases")
    under.push(...wrapped(casesOf(law, say), "      "));
  if (recording !== undefined) under.push(...wrapped(recording, "      ", 1));
  return [...lines, ...under.map((line) => styled("dim", line))];
}

function casesOf(law: LawReport, say: Voice["say"]): string {
  const kinds = law.kinds.map(([kind, count]) => say.kind(count, kind)).join(", ");
  return say.cases(law.cases, kinds);
}

function shareLines(law: LawReport, say: Voice["say"]): string[] {
  const { share } = law;
  if (share === undefined) return [];
  const against = share.against === undefined ? "" : ` · ${say.against}: ${share.against}`;
  return wrapped(
    `${say.share(share.share, share.low, share.high, law.cases)}${against}`,
    "      ",
    2,
  );
}

/** What broke, the first few in full. */
export function brokenLines(items: readonly Item[], voice: Voice): string[] {
  const full = items.slice(0, brokenInFull).flatMap((item) => ["", ...brokenItem(item, voice)]);
  const rest = items
    .slice(brokenInFull, brokenInFull + 10)
    .map((item) => cut(`${marked("broken")} ${item.title}`));
  const more = items.length - brokenInFull - rest.length;
  return [...full, ...rest, ...(more > 0 ? [voice.say.more(more)] : [])];
}

function brokenItem(item: Item, voice: Voice): string[] {
  const { say } = voice;
  const { law } = item;
  const name =
    law === undefined ? [...item.sections, item.title].join(" · ") : sentenceOf(item, voice);
  const head = wrapped(`${marked("broken")} ${name}`, "", 2);
  const place = styled("dim", `    ${placeOf(item)}`);
  if (law?.broken === undefined) {
    const message = law?.message ?? item.faults[0]?.message ?? "";
    return [...head, ...clipped(message, 4), ...diffLines(item), place];
  }
  const { broken } = law;
  const sides =
    broken.compare === undefined
      ? []
      : [
          `${voice.belief ?? say.yours}: ${broken.compare.yours}`,
          `${say.spark}: ${broken.compare.spark}`,
        ];
  return [
    ...head,
    ...wrapped(`${say.breaksOn}  ${broken.case}`, "    ", 3),
    ...(broken.compare?.lanes ?? []).slice(0, 4).map((lane) => cut(`    ${lane}`)),
    ...sides.flatMap((side) => wrapped(side, "    ", 2)),
    ...(sides.length > 0 ? [] : wrapped(`${say.because}  ${broken.because}`, "    ", 2)),
    ...(law.message === undefined ? [] : wrapped(law.message, "    ", 2)),
    `    ${say.again}  ${againOf(item, voice)}`,
    place,
  ];
}

function againOf(item: Item, { belief }: Voice): string {
  const again = replayOf(item.file, item);
  return belief === undefined ? again : `${again} belief ${belief}`;
}

/** The lines in which expected and received part. */
function diffLines(item: Item): string[] {
  const lines = (item.faults[0]?.diff ?? "")
    .split("\n")
    .filter((line) => /^[-+] {2,}\S/.test(line));
  return lines.slice(0, diffAtMost).map((line) => cut(`    ${line}`));
}

function clipped(message: string, most: number): string[] {
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, most).map((line) => cut(`    ${line}`));
}

/** The frame of the test or of the engine that the error names first. */
function placeOf(item: Item): string {
  const frames = (item.faults[0]?.stack ?? "").split("\n");
  const own = frames.find(
    (frame) => /\.ts:\d+/.test(frame) && !/node_modules|test\/harness\//.test(frame),
  );
  const match = /((?:engine|test|chapters|book|katas|solutions)\/[^\s()]*?\.ts:\d+)/.exec(
    own ?? "",
  );
  return match?.[1] ?? item.file;
}

export function brokenFileLines(file: BrokenFile): string[] {
  return ["", `${marked("broken")} ${file.file}`, ...clipped(file.message, 8)];
}

/** The last but one line: laws, cases, time, recordings. */
export function totals(results: Results, { say }: Voice): string {
  const laws = results.items.filter(
    ({ law, project }) => law !== undefined && project === "reference",
  );
  const asked = laws.filter(({ law }) => law?.state !== "not asked");
  const cases = thousands(asked.reduce((sum, { law }) => sum + (law?.cases ?? 0), 0));
  const seconds = (results.milliseconds / 1000).toFixed(1);
  const broken = asked.filter(({ state }) => state === "failed").length;
  const count = thousands(asked.length);
  const parts = [
    broken === 0
      ? say.lawsHold(count, cases, seconds)
      : say.lawsBroken(broken, count, cases, seconds),
  ];
  const recordings = results.items.filter(({ recording }) => recording !== undefined);
  const differ = recordings.filter(({ state }) => state === "failed").length;
  if (differ > 0) parts.push(say.recordingsDiffer(differ, recordings.length, "3.5.3"));
  else if (recordings.length > 0) parts.push(say.recordings(recordings.length, "3.5.3"));
  return parts.join(" · ");
}
