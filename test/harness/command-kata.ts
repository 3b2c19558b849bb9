/**
 * `npm run kata [15/03] [once]`: the next kata, or that one, with a verdict at every save.
 *
 * In Spark: nothing. Exit 0 when it holds or is still to do, 1 when it is broken or could not run. Left out on purpose:
 * editing anything; the learner's files are the learner's.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hintLines } from "./command-hint.ts";
import { cardOf } from "./kata-card.ts";
import { nameOf, verdictLines, type Voice } from "./kata-report.ts";
import { KataSession } from "./kata-session.ts";
import type { Verdict } from "./kata-verdict.ts";
import { type Key, onKeys } from "./keys.ts";
import { cut, print, styled } from "./lines.ts";
import { Notebook } from "./notebook.ts";
import { languageOf, texts } from "./texts.ts";
import { read } from "./words.ts";
import { findKata, type Kata, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const grammar = { command: "npm run kata", flags: ["once"], others: 1 };

/** The exit code by which a watcher that hangs asks to be started anew; run.mjs knows it. */
export const startMeAgain = 75;

const lookEvery = 120;
const printedAtMost = 10;

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    const asked = read(words, grammar, process.env);
    const voice: Voice = { language: languageOf(process.env), say: texts[languageOf(process.env)] };
    print(asked.swallowed.map((flag) => voice.say.swallowed(flag)));
    const kata = chosen(root, asked.others[0]);
    if (kata === undefined) {
      print([voice.say.allHold]);
      return 0;
    }
    const desk = new Desk(root, kata, voice);
    return asked.flags.has("once") ? desk.once() : desk.watch();
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

/** Where one learner works: the kata in hand and the session that judges it. */
class Desk {
  readonly #root: string;
  readonly #voice: Voice;
  readonly #session: KataSession;
  #kata: Kata;

  constructor(root: string, kata: Kata, voice: Voice) {
    this.#root = root;
    this.#kata = kata;
    this.#voice = voice;
    this.#session = new KataSession(root);
  }

  async once(): Promise<number> {
    const verdict = await this.#session.typed(await this.#session.verdict(this.#kata));
    await this.#show(verdict);
    if (verdict.obstacle !== "no answer") await this.#session.close();
    return verdict.state === "holds" || verdict.state === "to do" ? 0 : 1;
  }

  /** Judges at the start (unless the last watcher hung on this text), at every save and at Enter; until `q`. */
  async watch(): Promise<number> {
    let seen = process.env["KINDLING_WAIT"] === undefined ? undefined : this.#text();
    let wanted = seen === undefined;
    const pressed: Key[] = [];
    const letGo = onKeys((key) => pressed.push(key));
    try {
      for (;;) {
        const text = this.#text();
        if (wanted || text !== seen) {
          seen = text;
          wanted = false;
          if ((await this.#judge()) === "no answer") return startMeAgain;
        }
        const key = pressed.shift();
        if (key === "quit") break;
        if (key === "enter") {
          wanted = true;
          this.#moveOn();
        }
        if (key === "hint") print(await hintLines(this.#root, this.#kata, this.#voice));
        await new Promise((wake) => setTimeout(wake, lookEvery));
      }
    } finally {
      letGo();
    }
    await this.#session.close();
    return 0;
  }

  #text(): string {
    try {
      return readFileSync(join(this.#root, this.#kata.file), "utf8");
    } catch {
      return "";
    }
  }

  /** To the next kata, once this one holds. */
  #moveOn(): void {
    if (new Notebook(this.#root).stateOf(this.#kata) !== "holds") return;
    this.#kata = chosen(this.#root, undefined) ?? this.#kata;
  }

  async #judge(): Promise<Verdict["obstacle"]> {
    // Whether it is still untouched is read anew at every save.
    this.#kata = findKata(workbookAt(this.#root), this.#kata.id);
    if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[H");
    const first = await this.#session.verdict(this.#kata);
    await this.#show(first);
    const whole = await this.#session.typed(first);
    if (whole !== first) {
      const { say } = this.#voice;
      print(["", `${say.typesToo} ${say.obstacle.types}:`, cut(`  ${whole.detail ?? ""}`)]);
      new Notebook(this.#root).note(this.#kata, whole.state);
    }
    const line = whole.state === "holds" ? this.#voice.say.watchingAfter : this.#voice.say.watching;
    print(["", styled("dim", line(this.#kata.file))]);
    return whole.obstacle;
  }

  async #show(verdict: Verdict): Promise<void> {
    const card = await cardOf(this.#root, verdict.kata);
    const lines = verdictLines(verdict, card, this.#voice);
    if (verdict.state === "to do") {
      const minutes = card === undefined ? "" : ` (${this.#voice.say.minutes(card.minutes)})`;
      print([
        `${nameOf(verdict, card, this.#voice)}${minutes}`,
        `${this.#voice.say.statement} ${verdict.kata.file}`,
      ]);
    } else print(lines);
    print(this.#printedLines());
    new Notebook(this.#root).note(verdict.kata, verdict.state);
  }

  #printedLines(): string[] {
    const printed = this.#session.printed();
    if (printed.length === 0) return [];
    const last = printed.slice(-printedAtMost).map((line) => cut(`  │ ${line}`));
    return ["", `${this.#voice.say.printed} (${printed.length}):`, ...last];
  }
}
