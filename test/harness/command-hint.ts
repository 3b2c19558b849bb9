/**
 * `npm run hint 15/03`: the first hint, then the second, then the third.
 *
 * In Spark: nothing. Which hint comes next is kept in `.kindling/`. Left out on purpose: the solution; it lies open in
 * `solutions/`, for after.
 */
import { cardOf } from "./kata-card.ts";
import { nameOf, type Voice } from "./kata-report.ts";
import { print, wrapped } from "./lines.ts";
import { Notebook } from "./notebook.ts";
import { languageOf, texts } from "./texts.ts";
import { read } from "./words.ts";
import { findKata, type Kata, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    const asked = read(words, { command: "npm run hint", others: 1 }, process.env);
    const typed = asked.others[0];
    if (typed === undefined)
      throw wrongInput({
        en: "npm run hint: say which kata: npm run hint 15/03",
        ko: "npm run hint: 어느 카타인지 적으세요. 예: npm run hint 15/03",
      });
    const language = languageOf(process.env);
    print(
      await hintLines(root, findKata(workbookAt(root), typed), { language, say: texts[language] }),
    );
    return 0;
  });
}

/** The next hint; all three again when they have been shown. */
export async function hintLines(root: string, kata: Kata, voice: Voice): Promise<string[]> {
  const card = await cardOf(root, kata);
  if (card === undefined)
    throw wrongInput({
      en: `${kata.id} has no hints yet.`,
      ko: `${kata.id} 카타에는 아직 힌트가 없습니다.`,
    });
  const notebook = new Notebook(root);
  const shown = notebook.hintsOf(kata);
  const number = Math.min(shown + 1, card.hints.length);
  notebook.noteHint(kata, number);
  const from = shown >= card.hints.length ? 0 : number - 1;
  const lines = card.hints
    .slice(from, number)
    .flatMap((hint, index) => [
      `${voice.say.hint(from + index + 1)}`,
      ...wrapped(hint[voice.language], "  "),
    ]);
  const heading = card.read === undefined ? "" : `, “${card.read[voice.language]}”`;
  const last =
    shown >= card.hints.length
      ? ["", `${voice.say.noMoreHints} npm start → ${kata.id.slice(0, 2)}${heading}`]
      : [];
  return [nameOf({ kata }, card, voice), ...lines, ...last];
}
