/**
 * What `npm start` does when a file is saved: builds the book again, judges a kata. Each is a child process of its own, one of
 * each kind at a time; a save while one runs is done after it.
 *
 * No counterpart in Spark. Left out on purpose: deciding what a verdict means; the harness does.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, statSync, readdirSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { Notebook } from "../../test/harness/notebook.ts";
import { workbookAt } from "../../test/harness/workbook.ts";
import type { KataNews, News } from "./news.ts";

/** Folders whose files make the book. */
const sources = [
  "book/en",
  "book/ko",
  "book/examples",
  "book/theme",
  "book/claims",
  "book/build",
  "engine",
  "chapters",
];

/** Whether the book was built after the last change of what it is made from. */
export function isBuilt(root: string): boolean {
  const built = statSync(join(root, "book/dist/index.html"), { throwIfNoEntry: false });
  return (
    built !== undefined && sources.every((folder) => newest(join(root, folder)) <= built.mtimeMs)
  );
}

function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  let last = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      last = Math.max(
        last,
        statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
      );
  return last;
}

/** Runs one thing at a time; asked again meanwhile, it runs once more. */
export class Chore {
  readonly #start: () => ChildProcess;
  readonly #done: (code: number, printed: string) => void;
  #child: ChildProcess | undefined;
  #again = false;
  #closed = false;

  constructor(start: () => ChildProcess, done: (code: number, printed: string) => void) {
    this.#start = start;
    this.#done = done;
  }

  ask(): void {
    if (this.#closed) return;
    this.#again = this.#child !== undefined;
    if (this.#again) return;
    const child = this.#start();
    this.#child = child;
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (part: Buffer) => (printed += part.toString("utf8")));
    child.on("close", (code) => {
      this.#child = undefined;
      if (this.#closed) return;
      this.#done(code ?? 1, printed.trimEnd());
      if (this.#again) this.ask();
    });
  }

  close(): void {
    this.#closed = true;
    this.#child?.kill();
  }
}

const piped = { stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"] };

export const buildChore = (root: string, done: (code: number, printed: string) => void): Chore =>
  new Chore(
    () =>
      spawn(process.execPath, ["--import", "tsx", join(root, "book/build/main.ts"), "draft"], {
        cwd: root,
        ...piped,
      }),
    done,
  );

/** What the notebook says of katas as they stand on disk: news for a page that is opened before any is saved. */
export function knownKatas(root: string): KataNews[] {
  const notebook = new Notebook(root);
  return workbookAt(root).katas.flatMap((kata) => {
    const state = notebook.stateOf(kata);
    return state === undefined || state === "to do" ? [] : [{ id: kata.id, state, line: "" }];
  });
}

/** Judges `15/07` by the command that a learner would type. */
export const kataChore = (
  root: string,
  id: string,
  news: News,
  print: (text: string) => void,
): Chore =>
  new Chore(
    () => {
      news.kata({ id, state: "judging", line: "" });
      return spawn(process.execPath, [join(root, "test/harness/run.mjs"), "kata", id, "once"], {
        cwd: root,
        ...piped,
      });
    },
    (code, printed) => {
      const kata = workbookAt(root).katas.find((one) => one.id === id);
      const state = kata === undefined ? undefined : new Notebook(root).stateOf(kata);
      news.kata({
        id,
        state: state ?? (code === 0 ? "holds" : "could not run"),
        line: printed.split("\n", 1)[0] ?? "",
      });
      print(printed);
    },
  );

export interface Watching {
  close(): void;
}

/**
 * Calls `changed` for a file below the folder, at most once in a while for each. Every folder is watched by itself: a watcher of a whole tree
 * loses a file that an editor replaces by another when it saves.
 */
export function watchFolder(folder: string, changed: (file: string) => void): Watching | undefined {
  if (!existsSync(folder)) return undefined;
  const waiting = new Map<string, NodeJS.Timeout>();
  const seen = (file: string): void => {
    if (/(^|\/)[.#]|~$/.test(file)) return;
    clearTimeout(waiting.get(file));
    waiting.set(
      file,
      setTimeout(() => changed(file), 120),
    );
  };
  const watchers = ["", ...foldersBelow(folder)].map((below) =>
    watch(join(folder, below), (_kind, name) => {
      if (name !== null) seen(below === "" ? name : `${below}/${name}`);
    }),
  );
  return { close: () => watchers.forEach((watcher) => watcher.close()) };
}

const foldersBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));

export const watchSources = (root: string, changed: () => void): (Watching | undefined)[] =>
  sources.map((folder) =>
    watchFolder(join(root, folder), (file) => (file.endsWith(".out") ? undefined : changed())),
  );
