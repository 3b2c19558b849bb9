/**
 * `npm run progress`: every kata with its state, from the notebook, without running anything.
 *
 * In Spark: nothing. A text that was changed after its verdict counts as begun, shown with `?`. Left out on purpose:
 * points.
 */
import { cardOf } from "./kata-card.ts";
import { nameOf, type Voice } from "./kata-report.ts";
import { marked, print, styled } from "./lines.ts";
import { Notebook } from "./notebook.ts";
import { languageOf, texts } from "./texts.ts";
import { read } from "./words.ts";
import { katasOf, workbookAt } from "./workbook.ts";
import { guarded } from "./wrong-input.ts";

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    read(words, { command: "npm run progress" }, process.env);
    const language = languageOf(process.env);
    print(await progressLines(root, { language, say: texts[language] }));
    return 0;
  });
}

async function progressLines(root: string, voice: Voice): Promise<string[]> {
  const workbook = workbookAt(root);
  const notebook = new Notebook(root);
  const lines: string[] = [];
  for (const chapter of workbook.chapters) {
    const katas = katasOf(workbook, chapter);
    if (katas.length === 0) continue;
    const states = katas.map((kata) => notebook.stateOf(kata));
    const held = states.filter((state) => state === "holds").length;
    const bar = "█".repeat(held) + "░".repeat(katas.length - held);
    lines.push(styled("bold", `${chapter.number}  ${chapter.title[voice.language]}`));
    lines.push(`  ${bar}  ${held}/${katas.length}`);
    for (const [index, kata] of katas.entries()) {
      const state = states[index];
      const mark = state === undefined ? "?" : marked(state);
      lines.push(`  ${mark} ${nameOf({ kata }, await cardOf(root, kata), voice)}`);
    }
    lines.push("");
  }
  const open = workbook.katas.some((kata) => notebook.stateOf(kata) === undefined);
  if (open) lines.push(voice.say.notJudged);
  const next = workbook.katas.find((kata) => notebook.stateOf(kata) !== "holds");
  lines.push(next === undefined ? voice.say.allHold : `${voice.say.next}: npm run kata ${next.id}`);
  return lines;
}
