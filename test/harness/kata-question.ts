/**
 * The question after a kata holds: asked of the learner's own run, answered by typing, compared with what that run's events say.
 *
 * In Spark: nothing. Left out on purpose: marks and a count of tries; one may look at the answer at any time.
 */
import type { Key } from "./keys.ts";

/** What came of a key. */
export type Reply = "written" | "right" | "not yet" | "shown";

/** Whether what was typed says the same: `12 tasks` is 12, `1,024` is 1024, letter case, spaces and quotes do not count. */
export function agrees(typed: string, answer: string): boolean {
  if (!/^-?\d+(\.\d+)?$/.test(answer)) return plain(typed) === plain(answer);
  const numbers = typed
    .normalize("NFKC")
    .replace(/(\d),(?=\d{3})/g, "$1")
    .match(/-?\d+(\.\d+)?/g);
  return numbers?.length === 1 && Number(numbers[0]) === Number(answer);
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s"'`“”‘’_-]/g, "")
    .replace(/\.$/, "");
}

export class Question {
  readonly answer: string;
  #typed = "";
  #open = true;

  constructor(answer: string) {
    this.answer = answer;
  }

  /** The answer as far as it is typed. */
  typed(): string {
    return this.#typed;
  }

  /** Until it was answered or looked up. */
  isOpen(): boolean {
    return this.#open;
  }

  /** Takes a key that belongs to the answer; undefined for one that is meant for the watcher. */
  take({ command, text, isLine = false }: Key): Reply | undefined {
    const begun = this.#typed !== "";
    if (!this.#open) return undefined;
    if (command === "answer") {
      this.#open = false;
      return "shown";
    }
    if (command === "back") {
      this.#typed = Array.from(this.#typed).slice(0, -1).join("");
      return "written";
    }
    if (text.trim() !== "" ? begun || command === undefined : begun && text !== "") {
      this.#typed += text;
      return isLine ? this.#compare() : "written";
    }
    return command === "enter" && begun ? this.#compare() : undefined;
  }

  #compare(): Reply {
    const right = agrees(this.#typed, this.answer);
    this.#typed = "";
    this.#open = !right;
    return right ? "right" : "not yet";
  }
}
