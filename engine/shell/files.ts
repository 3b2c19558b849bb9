/**
 * The files that a shell sees on its machine: what was written in the simulation, over what the page or the command lends (a real folder, examples).
 * Nothing outside the simulation is ever written. Left out on purpose: folders that are empty, permissions, links.
 */
import { fixedFolder, patternOf } from "../foundation/glob.ts";
import { decodeUtf8, encodeUtf8 } from "../foundation/utf8.ts";
import type { FileSystem } from "../world/disk.ts";

/** What is lent: read only. */
export interface Lent {
  readonly read: (path: string) => string | undefined;
  /** Paths of files directly or deeply below a folder. */
  readonly list: (folder: string) => readonly string[];
}

export const nothingLent: Lent = { read: () => undefined, list: () => [] };

export class ShellFiles {
  readonly #disk: FileSystem;
  readonly #lent: Lent;

  constructor(disk: FileSystem, lent: Lent = nothingLent) {
    this.#disk = disk;
    this.#lent = lent;
  }

  read(path: string): string | undefined {
    const bytes = this.#disk.read(path);
    return bytes === undefined ? this.#lent.read(path) : decodeUtf8(bytes);
  }

  write(path: string, text: string): void {
    this.#disk.write(path, encodeUtf8(text));
  }

  append(path: string, text: string): void {
    this.write(path, `${this.read(path) ?? ""}${text}`);
  }

  remove(path: string): void {
    this.#disk.remove(path);
  }

  /** Paths below a folder, in order of their names. */
  list(folder: string): readonly string[] {
    return [...new Set([...this.#disk.list(folder), ...this.#lent.list(folder)])].toSorted();
  }

  /** The paths that fit a pattern. */
  glob(pattern: string): readonly string[] {
    const fits = patternOf(pattern);
    return this.list(fixedFolder(pattern)).filter((path) => fits.test(path));
  }

  isFolder(path: string): boolean {
    return path === "/" || this.list(path).length > 0;
  }

  /** What `ls` shows: the next names below a folder. */
  names(folder: string): readonly string[] {
    const prefix = folder === "/" ? "/" : `${folder}/`;
    const names = this.list(folder).map((path) => {
      const [name = "", ...deeper] = path.slice(prefix.length).split("/");
      return deeper.length > 0 ? `${name}/` : name;
    });
    return [...new Set(names)];
  }
}

/** Adds a line to a file of a machine. */
export function appendTo(disk: FileSystem, path: string, line: string): void {
  const before = disk.read(path);
  disk.write(path, encodeUtf8(`${before === undefined ? "" : decodeUtf8(before)}${line}\n`));
}

/** A path from where one stands, without `.` and `..`. */
export function wholePath(folder: string, path: string, home: string): string {
  const from = path.replace(/^~(?=\/|$)/, home);
  const parts: string[] = [];
  for (const part of (from.startsWith("/") ? from : `${folder}/${from}`).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return `/${parts.join("/")}`;
}
