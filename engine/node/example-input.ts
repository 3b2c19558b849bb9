/**
 * What an example reads: files that were named, files of a folder, or the book's own chapters. Everything is looked at before
 * anything runs, and each thing that cannot be counted has one clear line.
 *
 * In Spark: FileInputFormat.listStatus, which finds out later and says it in a stack trace. Hidden files of a folder are left
 * out, as there. Left out on purpose: wildcards, which the shell has put in place already.
 */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { meant, WrongWords } from "./example-words.ts";

export interface InputFile {
  /** From the folder in which the command was typed, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

const refuse = (what: string): WrongWords => new WrongWords(`word-count: ${what} Nothing was run.`);

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
    if (seen.has(resolve(at, path))) throw refuse(`“${path}” is named twice.`);
    seen.add(resolve(at, path));
  }
  return files;
}

function filesAt(path: string, at: string): InputFile[] {
  const whole = resolve(at, path);
  const found = looked(path, () => statSync(whole, { throwIfNoEntry: false }));
  if (found === undefined)
    throw refuse(`no file or folder “${path}”${meant(basename(path), namesBeside(whole))}.`);
  if (path.includes(","))
    throw refuse(`a comma stands between paths in Spark, so “${path}” cannot be read; rename it.`);
  if (found.isFile()) return [checked(path, at)];
  if (!found.isDirectory()) throw refuse(`“${path}” is neither a file nor a folder.`);
  const names = looked(path, () => readdirSync(whole, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  if (names.length === 0) throw refuse(`the folder “${path}” holds no files of its own.`);
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
  if (bytes.length === 0) throw refuse(`“${path}” is empty; there is nothing to count.`);
  const wrong = firstBadByte(bytes);
  if (wrong !== undefined) throw refuse(`“${path}” is not UTF-8 text: see byte ${wrong}.`);
  return { path: path.replaceAll("\\", "/"), bytes: bytes.length };
}

/** What the system refuses becomes one line. */
function looked<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const why =
      code === "EACCES" || code === "EPERM"
        ? "it may not be read"
        : code === "ENOTDIR"
          ? "a part of it is a file, not a folder"
          : message;
    throw refuse(`“${path}” cannot be read: ${why}.`);
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
