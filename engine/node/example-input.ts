/**
 * What an example reads: files that were named, files of a folder, or the book's own chapters. Everything is looked at before
 * anything runs, and each thing that cannot be counted has one clear line.
 *
 * In Spark: FileInputFormat.listStatus, which finds out later and says it in a stack trace. Hidden files of a folder are left
 * out, as there. Left out on purpose: wildcards, which the shell has put in place already.
 */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Both } from "../foundation/language.ts";
import { meant, refused } from "./example-words.ts";

export interface InputFile {
  /** From the folder in which the command was typed, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

/** Files to count, in order; `at` is where the command was typed. */
export function inputFiles(paths: readonly string[], at: string, root: string): InputFile[] {
  if (paths.length === 0)
    return [...new Set(readdirSync(join(root, "book/en"), { recursive: true }).map(String))]
      .filter((name) => name.endsWith(".md"))
      .toSorted()
      .map((name) => checked(relative(at, join(root, "book/en", name)), at));
  const files = paths.flatMap((path) => filesAt(path, at));
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(resolve(at, path)))
      throw refused({ en: `“${path}” is named twice.`, ko: `“${path}” 파일을 두 번 적었습니다.` });
    seen.add(resolve(at, path));
  }
  return files;
}

function filesAt(path: string, at: string): InputFile[] {
  const whole = resolve(at, path);
  const found = looked(path, () => statSync(whole, { throwIfNoEntry: false }));
  if (found === undefined) {
    const near = meant(basename(path), namesBeside(whole));
    throw refused({
      en: `no file or folder “${path}”${near.en}.`,
      ko: `“${path}” 파일이나 폴더가 없습니다${near.ko}.`,
    });
  }
  if (path.includes(","))
    throw refused({
      en: `a comma stands between paths in Spark, so “${path}” cannot be read; rename it.`,
      ko: `스파크에서 쉼표는 경로와 경로 사이에 옵니다. “${path}” 이름으로는 읽을 수 없으니 이름을 바꾸세요.`,
    });
  if (found.isFile()) return [checked(path, at)];
  if (!found.isDirectory())
    throw refused({
      en: `“${path}” is neither a file nor a folder.`,
      ko: `“${path}” 경로는 파일도 폴더도 아닙니다.`,
    });
  const names = looked(path, () => readdirSync(whole, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  if (names.length === 0)
    throw refused({
      en: `the folder “${path}” holds no files of its own.`,
      ko: `“${path}” 폴더 바로 아래에 파일이 없습니다.`,
    });
  return names.map((name) => checked(join(path, name), at));
}

function namesBeside(whole: string): string[] {
  try {
    return readdirSync(dirname(whole));
  } catch {
    return [];
  }
}

function checked(path: string, at: string): InputFile {
  const bytes = looked(path, () => readFileSync(resolve(at, path)));
  if (bytes.length === 0)
    throw refused({
      en: `“${path}” is empty; there is nothing to count.`,
      ko: `“${path}” 파일이 비어 있어 셀 것이 없습니다.`,
    });
  const wrong = firstBadByte(bytes);
  if (wrong !== undefined)
    throw refused({
      en: `“${path}” is not UTF-8 text: see byte ${wrong}.`,
      ko: `“${path}” 파일은 UTF-8 텍스트가 아닙니다. 바이트 위치 ${wrong}에서 어긋납니다.`,
    });
  return { path: path.replaceAll("\\", "/"), bytes: bytes.length };
}

const noRight: Both = { en: "it may not be read", ko: "읽을 권한 없음" };

/** What the system means by its codes; all others in its own words. */
const refusals: Readonly<Record<string, Both>> = {
  EACCES: noRight,
  EPERM: noRight,
  ENOTDIR: {
    en: "a part of it is a file, not a folder",
    ko: "경로 가운데에 폴더가 아닌 파일이 있음",
  },
};

/** What the system refuses becomes one line. */
function looked<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const why = refusals[code] ?? { en: message, ko: message };
    throw refused({
      en: `“${path}” cannot be read: ${why.en}.`,
      ko: `“${path}” 경로를 읽을 수 없습니다: ${why.ko}.`,
    });
  }
}

/** The place of the first byte that is not UTF-8, or of a zero byte; undefined for text. */
export function firstBadByte(bytes: Uint8Array): number | undefined {
  const zero = bytes.indexOf(0);
  if (isUtf8(bytes) && zero < 0) return undefined;
  if (zero >= 0 && isUtf8(bytes.subarray(0, zero))) return zero;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  // Back to where the letter began that could not be ended.
  while (!isUtf8(bytes.subarray(0, good))) good -= 1;
  return good;
}

/** `open`: the end may lie inside a letter. */
function isUtf8(bytes: Uint8Array, open = false): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: open });
    return true;
  } catch {
    return false;
  }
}
