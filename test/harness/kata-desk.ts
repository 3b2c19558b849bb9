/**
 * Where one learner works: the kata in hand, the session that judges it, the keys, and the question after it holds.
 *
 * In Spark: nothing. `once` and `watch` say the same in the same order: the verdict, what the code printed, what it did in the
 * whole engine, the question. Left out on purpose: editing anything; the learner's files are the learner's.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hintLines } from "./command-hint.ts";
import { cardOf } from "./kata-card.ts";
import { Question, type Reply } from "./kata-question.ts";
import { nameOf, verdictLines, type Voice } from "./kata-report.ts";
import { KataSession } from "./kata-session.ts";
import type { Verdict } from "./kata-verdict.ts";
import { type Key, onKeys } from "./keys.ts";
import { cut, print, styled } from "./lines.ts";
import { Notebook } from "./notebook.ts";
import { questionLines, showLines } from "./show-report.ts";
import { during, writeOver } from "./status-line.ts";
import { findKata, type Kata, workbookAt } from "./workbook.ts";

/** The exit code by which a watcher that hangs asks to be started anew; run.mjs knows it. */
const startMeAgain = 75;

const lookEvery = 120;
const printedAtMost = 10;

export class Desk {
  readonly #root: string;
  readonly #voice: Voice;
  readonly #session: KataSession;
  #kata: Kata;
  #question: Question | undefined;

  constructor(root: string, kata: Kata, voice: Voice) {
    this.#root = root;
    this.#kata = kata;
    this.#voice = voice;
    this.#session = new KataSession(root);
  }

  /** One verdict; `answered`: with the answer to the question. */
  async once(answered: boolean): Promise<number> {
    const { say } = this.#voice;
    const first = await during(say.trying(this.#kata.id), this.#session.verdict(this.#kata));
    const verdict = await during(say.typing, this.#session.typed(first));
    const used = await this.#tell(verdict);
    await this.#show(verdict, used);
    if (answered) this.#tellAnswer();
    else if (this.#question !== undefined) print([`  ${say.answerBy(this.#kata.id)}`]);
    await this.#session.close();
    return verdict.state === "holds" || verdict.state === "to do" ? 0 : 1;
  }

  /** Judges at the start (unless the last watcher hung on this text), at every save and at Enter; until `q`. */
  async watch(next: () => Kata | undefined): Promise<number> {
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
          await this.#judge(next);
          if (this.#session.hangs()) return startMeAgain;
        }
        const command = this.#hear(pressed.shift());
        if (command === "quit") break;
        if (command === "enter") {
          wanted = true;
          if (new Notebook(this.#root).stateOf(this.#kata) === "holds")
            this.#kata = next() ?? this.#kata;
        }
        if (command === "hint") print(await hintLines(this.#root, this.#kata, this.#voice));
        if (pressed.length === 0) await new Promise((wake) => setTimeout(wake, lookEvery));
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

  async #judge(next: () => Kata | undefined): Promise<void> {
    const { say } = this.#voice;
    // Whether it is still untouched is read anew at every save.
    this.#kata = findKata(workbookAt(this.#root), this.#kata.id);
    this.#question = undefined;
    clear();
    const first = await during(say.trying(this.#kata.id), this.#session.verdict(this.#kata));
    let used = await this.#tell(first);
    const whole = await during(say.typing, this.#session.typed(first));
    if (whole !== first) {
      clear();
      used = await this.#tell(whole);
    }
    await this.#show(whole, used);
    const after = next() === undefined ? say.watchingLast : say.watchingAfter;
    const line = whole.state === "holds" ? after : say.watching;
    if (this.#question !== undefined) print([`  ${say.answerKeys}`]);
    print(["", styled("dim", line(this.#kata.file))]);
  }

  /** The verdict and what the code printed; answers how many lines the verdict took. */
  async #tell(verdict: Verdict): Promise<number> {
    const { say } = this.#voice;
    const card = await cardOf(this.#root, verdict.kata);
    const lines = verdictLines(verdict, card, this.#voice);
    if (verdict.state === "to do") {
      const minutes = card === undefined ? "" : ` (${say.minutes(card.minutes)})`;
      print([
        `${nameOf(verdict, card, this.#voice)}${minutes}`,
        `${say.statement} ${verdict.kata.file}`,
        say.untouched,
      ]);
    } else print(lines);
    print(this.#printedLines());
    new Notebook(this.#root).note(verdict.kata, verdict.state);
    return lines.length;
  }

  /** What the function did in the whole engine, and the question about it. */
  async #show(verdict: Verdict, used: number): Promise<void> {
    if (verdict.state !== "holds" && verdict.state !== "broken") return;
    const { say } = this.#voice;
    const show = await during(say.showing, this.#session.show(verdict.kata));
    if (show === undefined) return;
    print(showLines(verdict, show, used, this.#voice));
    const card = await cardOf(this.#root, verdict.kata);
    const asked = questionLines(verdict, card, show, this.#voice);
    print(asked);
    if (asked.length > 0) this.#question = new Question(show.answer ?? "");
  }

  /** A key of an answer is taken; what any other key asks for is handed on. */
  #hear(key: Key | undefined): Key["command"] {
    if (key === undefined) return undefined;
    const typed = this.#question?.typed() ?? "";
    const reply = this.#question?.take(key);
    if (reply === undefined) return key.command;
    this.#reply(reply, key.isLine === true ? key.text : typed);
    return undefined;
  }

  #reply(reply: Reply, typed: string): void {
    const { say } = this.#voice;
    if (reply === "written") {
      writeOver(`  ${say.yourAnswer} ${this.#question?.typed() ?? ""}▌`);
      return;
    }
    writeOver("");
    if (reply === "right") print([`  ${say.right(this.#question?.answer ?? "")}`]);
    else if (reply === "not yet") print([`  ${say.notYet(typed)}`]);
    else this.#tellAnswer();
  }

  #tellAnswer(): void {
    const { say } = this.#voice;
    print([
      `  ${this.#question === undefined ? say.noQuestion : say.answerIs(this.#question.answer)}`,
    ]);
  }

  #printedLines(): string[] {
    const printed = this.#session.printed();
    if (printed.length === 0) return [];
    const last = printed.slice(-printedAtMost).map((line) => cut(`  │ ${line}`));
    return ["", `${this.#voice.say.printed} (${printed.length}):`, ...last];
  }
}

function clear(): void {
  if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[H");
}
