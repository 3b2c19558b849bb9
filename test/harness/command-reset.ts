/**
 * `npm run reset 15/03`: a kata as it was at the start; the learner's text is kept beside it in `.kindling/`.
 *
 * In Spark: nothing. The start is what the repository holds (the last commit in which the file still throws Todo).
 * Left out on purpose: resetting more than one kata at a time.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { print } from "./lines.ts";
import { folder } from "./notebook.ts";
import { languageOf, texts } from "./texts.ts";
import { read } from "./words.ts";
import { findKata, isUntouched, type Kata, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(() => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    const asked = read(words, { command: "npm run reset", others: 1 }, process.env);
    const typed = asked.others[0];
    if (typed === undefined)
      throw wrongInput({
        en: "npm run reset: say which kata: npm run reset 15/03",
        ko: "npm run reset: 어느 카타인지 적으세요. 예: npm run reset 15/03",
      });
    print([reset(root, findKata(workbookAt(root), typed))]);
    return 0;
  });
}

function reset(root: string, kata: Kata): string {
  const say = texts[languageOf(process.env)];
  const path = join(root, kata.file);
  const own = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const start = startOf(root, kata.file);
  if (own === start) return say.resetSame(kata.file);
  const backup = own === undefined ? undefined : keep(root, kata.file, own);
  writeFileSync(path, start);
  return backup === undefined ? say.resetBack(kata.file) : say.resetDone(kata.file, backup);
}

/** Never overwrites an older copy. */
function keep(root: string, file: string, text: string): string {
  const base = `${folder}/backup/${file.replace(/^katas\//, "").replace(/\.ts$/, "")}`;
  let number = 1;
  while (existsSync(join(root, `${base}.${number}.ts`))) number += 1;
  const backup = `${base}.${number}.ts`;
  mkdirSync(dirname(join(root, backup)), { recursive: true });
  writeFileSync(join(root, backup), text);
  return backup;
}

/** The newest committed text that still throws Todo: a learner may have committed a solution of their own. */
function startOf(root: string, file: string): string {
  const commits = git(root, ["log", "--format=%H", "--", file]).split("\n").filter(Boolean);
  for (const commit of commits) {
    const text = git(root, ["show", `${commit}:./${file}`]);
    if (isUntouched(text)) return text;
  }
  throw wrongInput({
    en: `${file}: its first text is not in this repository's history. Nothing was changed.`,
    ko: `${file}: 이 저장소의 이력에 처음 내용이 없습니다. 아무것도 바꾸지 않았습니다.`,
  });
}

function git(root: string, parameters: readonly string[]): string {
  try {
    return execFileSync("git", parameters, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}
