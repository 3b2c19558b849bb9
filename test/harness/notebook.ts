/**
 * The learner's notebook, `.kindling/notebook.json`: which katas held, which hints were shown. Never part of the project.
 *
 * In Spark: nothing. A verdict counts for the very text that it was given on. A notebook that cannot be read is put
 * aside, never overwritten. Left out on purpose: names, times, anything that would be sent anywhere.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KataState } from "./texts.ts";
import type { Kata } from "./workbook.ts";

interface Entry {
  readonly state: KataState;
  /** Of the text that was judged. */
  readonly text: string;
}

interface Pages {
  readonly katas: Record<string, Entry>;
  readonly hints: Record<string, number>;
}

export class Notebook {
  readonly #root: string;
  readonly #pages: Pages;

  constructor(root: string) {
    this.#root = root;
    this.#pages = read(root);
  }

  /** What is known of a kata as it stands on disk. */
  stateOf(kata: Kata): KataState | undefined {
    if (kata.untouched) return "to do";
    const entry = this.#pages.katas[kata.id];
    return entry?.text === fingerprint(this.#root, kata) ? entry.state : undefined;
  }

  note(kata: Kata, state: KataState): void {
    this.#pages.katas[kata.id] = { state, text: fingerprint(this.#root, kata) };
    this.#save();
  }

  /** How many hints were shown. */
  hintsOf(kata: Kata): number {
    return this.#pages.hints[kata.id] ?? 0;
  }

  noteHint(kata: Kata, number: number): void {
    this.#pages.hints[kata.id] = number;
    this.#save();
  }

  #save(): void {
    const file = fileOf(this.#root);
    mkdirSync(join(this.#root, folder), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(this.#pages, undefined, 2)}\n`);
    renameSync(`${file}.new`, file);
  }
}

export const folder = ".kindling";

function fileOf(root: string): string {
  return join(root, folder, "notebook.json");
}

function read(root: string): Pages {
  const file = fileOf(root);
  if (!existsSync(file)) return { katas: {}, hints: {} };
  try {
    const { katas, hints } = JSON.parse(readFileSync(file, "utf8")) as Partial<Pages>;
    return { katas: { ...katas }, hints: { ...hints } };
  } catch {
    renameSync(file, `${file}.unreadable`);
    return { katas: {}, hints: {} };
  }
}

function fingerprint(root: string, kata: Kata): string {
  const path = join(root, kata.file);
  const text = existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : "";
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
