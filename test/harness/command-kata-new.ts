/**
 * `npm run kata:new 12/05 debug-string policy=debugString`: the files of a new kata, for who writes one: the hole, the card, two solutions,
 * a misconception, a law. They fit their types and are not whole: `npm run kata:check 12/05` says what is missing.
 *
 * In Spark: nothing. Nothing that exists is written over. Left out on purpose: the policy itself, which is a seam of the engine, the run
 * after the verdict (`kata-shows.ts`), and the row of the chapter's page.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOfNewKata } from "./kata-templates.ts";
import { print } from "./lines.ts";
import { spoken } from "./texts.ts";
import { read } from "./words.ts";
import { workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const command = "npm run kata:new";

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(() => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    const asked = read(words, { command, values: ["policy"], others: 2 }, process.env);
    const [id = "", slug = ""] = asked.others;
    const policy = asked.values.get("policy") ?? "";
    const chapter = workbookAt(root).chapters.find(({ number }) => number === id.slice(0, 2));
    if (!/^\d\d\/\d\d$/.test(id) || !/^[a-z0-9-]+$/.test(slug) || policy === "")
      throw wrongInput({
        en: `${command}: say the number, the name in small letters, and the policy: ${command} 12/05 debug-string policy=debugString. Nothing was written.`,
        ko: `${command}: 번호, 소문자 이름, policy를 적으세요. 예: ${command} 12/05 debug-string policy=debugString. 아무것도 쓰지 않았습니다.`,
      });
    if (chapter === undefined)
      throw wrongInput({
        en: `${command}: there is no chapter ${id.slice(0, 2)}. Nothing was written.`,
        ko: `${command}: ${id.slice(0, 2)}장은 없습니다. 아무것도 쓰지 않았습니다.`,
      });
    refuseUnknown(root, policy);
    const files = filesOfNewKata({ id, chapter: chapter.name, slug, policy });
    const there = Object.keys(files).find((file) => existsSync(join(root, file)));
    if (there !== undefined)
      throw wrongInput({
        en: `${command}: ${there} is there already. Nothing was written.`,
        ko: `${command}: ${there} 파일이 이미 있습니다. 아무것도 쓰지 않았습니다.`,
      });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    print([
      ...Object.keys(files),
      "",
      spoken({
        en: `Fill them, then: npm run kata:check ${id}`,
        ko: `채운 다음에: npm run kata:check ${id}`,
      }),
    ]);
    return 0;
  });
}

/** A kata fills a hole that the engine has: its name stands in engine/kata.ts. */
function refuseUnknown(root: string, policy: string): void {
  const text = readFileSync(join(root, "engine/kata.ts"), "utf8");
  if (/^\w+$/.test(policy) && new RegExp(`\\b${policy}\\b`).test(text)) return;
  throw wrongInput({
    en: `${command}: engine/kata.ts has no policy “${policy}”: make the seam in the engine first. Nothing was written.`,
    ko: `${command}: engine/kata.ts에 “${policy}” policy가 없습니다. 엔진에 자리를 먼저 만드세요. 아무것도 쓰지 않았습니다.`,
  });
}
