/**
 * `npm run kata [15/03] [once] [answer]`: the next kata, or that one, with a verdict at every save. `answer` is once, with the answer
 * to the question about the learner's run.
 *
 * In Spark: nothing. Exit 0 when it holds or is still to do, 1 when it is broken or could not run. Left out on purpose: what is said;
 * kata-desk.ts says it.
 */
import { Desk } from "./kata-desk.ts";
import type { Voice } from "./kata-report.ts";
import { print } from "./lines.ts";
import { Notebook } from "./notebook.ts";
import { languageOf, texts } from "./texts.ts";
import { read } from "./words.ts";
import { findKata, type Kata, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const grammar = { command: "npm run kata", flags: ["once", "answer"], others: 1 };

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    if (words.some((word) => /^(--)?belief\b/.test(word)))
      throw wrongInput({
        en: "npm run kata runs your code. A belief runs in place of the engine's: npm test chapters/15 belief M-09. Nothing was run.",
        ko: "npm run kata는 여러분의 코드를 돌립니다. 오해는 엔진의 코드를 대신해 돕니다: npm test chapters/15 belief M-09. 아무것도 실행하지 않았습니다.",
      });
    const asked = read(words, grammar, process.env);
    const voice: Voice = { language: languageOf(process.env), say: texts[languageOf(process.env)] };
    print(asked.swallowed.map((flag) => voice.say.swallowed(flag)));
    const kata = chosen(root, asked.others[0]);
    if (kata === undefined) {
      print([voice.say.allHold]);
      return 0;
    }
    const desk = new Desk(root, kata, voice);
    const answered = asked.flags.has("answer");
    if (answered || asked.flags.has("once")) return desk.once(answered);
    return desk.watch(() => chosen(root, undefined));
  });
}

/** The kata that was named, or the first that is not known to hold. */
function chosen(root: string, typed: string | undefined): Kata | undefined {
  const workbook = workbookAt(root);
  if (typed !== undefined) return findKata(workbook, typed);
  if (workbook.katas.length === 0)
    throw wrongInput({
      en: "This workbook has no katas yet. Nothing was run.",
      ko: "이 워크북에는 아직 카타가 없습니다. 아무것도 실행하지 않았습니다.",
    });
  const notebook = new Notebook(root);
  return workbook.katas.find((kata) => notebook.stateOf(kata) !== "holds");
}
