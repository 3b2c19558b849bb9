/**
 * The workbook's folders: chapters, katas, their laws and solutions, found by what people type (`15`, `chapters/15`,
 * `chapters\15`, `15/03`).
 *
 * In Spark: nothing. Names are exact: `1` is chapter 1, never 15. Left out on purpose: a cache; the folders are small.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { nearest, wrongInput } from "./wrong-input.ts";
import { codeOnly } from "./source-text.ts";
import type { Both } from "./texts.ts";

export interface Kata {
  /** `15/03`. */
  readonly id: string;
  /** `15-life-cycle/03-name`. */
  readonly name: string;
  /** From the root, with `/`. */
  readonly file: string;
  readonly lawFile: string;
  readonly solution: string;
  readonly untouched: boolean;
}

export interface Chapter {
  readonly number: string;
  readonly name: string;
  readonly title: Both;
}

export interface Workbook {
  readonly root: string;
  readonly chapters: readonly Chapter[];
  readonly katas: readonly Kata[];
}

/** `katas` may be a submission's folder instead of the learner's own, in which no kata is missed. */
export function workbookAt(root: string, katas: string = join(root, "katas")): Workbook {
  const known = katas === join(root, "katas") ? namesOfKatas(join(root, "solutions"), "") : [];
  return { root, chapters: chaptersIn(root), katas: katasIn(katas, known) };
}

const chapterName = /^(\d\d)-[a-z0-9-]+$/;

function chaptersIn(root: string): Chapter[] {
  return namesIn(join(root, "chapters"))
    .filter((name) => chapterName.test(name))
    .map((name) => ({ number: name.slice(0, 2), name, title: titleOf(root, name) }));
}

/** The title of a chapter's page in the book; its folder's name until there is one. */
function titleOf(root: string, name: string): Chapter["title"] {
  const plain = name.slice(3).replaceAll("-", " ");
  const heading = (language: string): string => {
    const file = join(root, "book", language, `${name}.md`);
    if (!existsSync(file)) return plain;
    return /^# +(?:\d+[.:]? +)?(.+)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? plain;
  };
  return { en: heading("en"), ko: heading("ko") };
}

/** The files of a folder and those that are known otherwise: a kata whose file is gone is still a kata. */
function katasIn(folder: string, known: readonly string[]): Kata[] {
  const names = new Set([...namesOfKatas(folder, ".ts"), ...known]);
  return [...names].toSorted().map((name) => {
    const [chapter = "", own = ""] = name.split("/");
    const path = join(folder, `${name}.ts`);
    return {
      id: `${chapter.slice(0, 2)}/${own.slice(0, 2)}`,
      name,
      file: `katas/${name}.ts`,
      lawFile: `chapters/${chapter}/kata-${own}.test.ts`,
      solution: `solutions/${name}`,
      untouched: existsSync(path) && isUntouched(readFileSync(path, "utf8")),
    };
  });
}

const kataName = /^\d\d-[a-z0-9-]+$/;

/** `15-life-cycle/07-name`, of files and of folders, without their ending. */
function namesOfKatas(folder: string, ending: string): string[] {
  const chapters = namesIn(folder).filter((chapter) => chapterName.test(chapter));
  return chapters.flatMap((chapter) =>
    namesIn(join(folder, chapter))
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, name.length - ending.length))
      .filter((name) => kataName.test(name))
      .map((name) => `${chapter}/${name}`),
  );
}

/** A kata is to do while its code, comments apart, still throws Todo. */
export function isUntouched(text: string): boolean {
  return /\bnew\s+Todo\s*\(/.test(codeOnly(text));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

/** A path as typed on any system, from the root, without `./` and a closing `/`. */
function plain(typed: string): string {
  return typed.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/+$/, "");
}

export function findKata(workbook: Workbook, typed: string): Kata {
  const wanted = plain(typed)
    .replace(/^katas\//, "")
    .replace(/\.ts$/, "");
  const [, chapter = "", number = ""] = /^(\d+)[/.](\d+)$/.exec(wanted) ?? [];
  const id = `${chapter.padStart(2, "0")}/${number.padStart(2, "0")}`;
  const kata = workbook.katas.find((one) => one.id === id || one.name === wanted);
  if (kata !== undefined) return kata;
  const names = workbook.katas.map((one) => one.id);
  const near = nearest(wanted, names).join(", ");
  if (names.length === 0)
    throw wrongInput({
      en: `There is no kata “${typed}”: this workbook has no katas yet. Nothing was run.`,
      ko: `“${typed}” 카타는 없습니다. 이 워크북에는 아직 카타가 없습니다. 아무것도 실행하지 않았습니다.`,
    });
  const known = names.join(", ");
  throw wrongInput({
    en: `There is no kata “${typed}”. ${near === "" ? `There are: ${known}` : `Near: ${near}`}. Nothing was run.`,
    ko: `“${typed}” 카타는 없습니다. ${near === "" ? `있는 카타: ${known}` : `비슷한 카타: ${near}`}. 아무것도 실행하지 않았습니다.`,
  });
}

export function katasOf(workbook: Workbook, chapter: Chapter): readonly Kata[] {
  return workbook.katas.filter((kata) => kata.id.startsWith(`${chapter.number}/`));
}

/** What `npm test WORD` is about: a chapter or any folder or file of tests. */
export interface Target {
  readonly filter: string;
  readonly chapter?: Chapter;
}

export function findTarget(workbook: Workbook, typed: string): Target {
  const wanted = plain(typed);
  const short = wanted.replace(/^(chapters|katas)\//, "");
  const number = short.padStart(2, "0");
  const chapter = workbook.chapters.find((one) => one.number === number || one.name === short);
  if (chapter !== undefined) return { filter: `chapters/${chapter.name}/`, chapter };
  const inside = /^chapters\/(\d+)\/(.+)$/.exec(wanted);
  const path = inside === null ? wanted : insideChapter(workbook, inside);
  const target = testsAt(workbook, path);
  if (target !== undefined) return target;
  const names = workbook.chapters.map((one) => `chapters/${one.name}`);
  const numbers = workbook.chapters.flatMap(({ number }) => [`chapters/${number}`, number]);
  const near = nearest(wanted, [...numbers, ...names], 1);
  const list =
    near.length > 0
      ? { en: `Did you mean ${near.join(" or ")}?`, ko: `비슷한 것: ${near.join(", ")}.` }
      : listOf(workbook.chapters);
  throw wrongInput({
    en: `There is no chapter or test “${typed}”. ${list.en} Nothing was run.`,
    ko: `“${typed}” 장이나 테스트는 없습니다. ${list.ko} 아무것도 실행하지 않았습니다.`,
  });
}

function listOf(chapters: readonly Chapter[]): Both {
  const numbers = chapters.map((chapter) => chapter.number).join(", ");
  return chapters.length === 0
    ? { en: "This workbook has no chapters yet.", ko: "이 워크북에는 아직 장이 없습니다." }
    : { en: `Chapters: ${numbers}.`, ko: `있는 장: ${numbers}.` };
}

function insideChapter(workbook: Workbook, match: RegExpExecArray): string {
  const [whole, number = "", rest = ""] = match;
  const chapter = workbook.chapters.find((one) => one.number === number.padStart(2, "0"));
  return chapter === undefined ? whole : `chapters/${chapter.name}/${rest}`;
}

function testsAt(workbook: Workbook, path: string): Target | undefined {
  if (!/^(chapters|test)(\/|$)/.test(path)) return undefined;
  const full = join(workbook.root, path);
  if (!existsSync(full)) return undefined;
  const filter = statSync(full).isDirectory() ? `${path}/` : path;
  const chapter = workbook.chapters.find((one) => filter.startsWith(`chapters/${one.name}/`));
  return chapter === undefined ? { filter } : { filter, chapter };
}
