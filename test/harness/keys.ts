/**
 * Keys while a kata is watched: Enter, `h`, `q`, `?`, and the letters of an answer. In a terminal at once, through a pipe
 * line by line.
 *
 * In Spark: nothing. Left out on purpose: moving about in a line; an answer is one word.
 */

export type Command = "enter" | "hint" | "quit" | "answer" | "back";

/** A key, or a line that came through a pipe: what it asks for, and what it writes. */
export interface Key {
  readonly command?: Command;
  readonly text: string;
  /** It came as a line: Enter is in it. */
  readonly isLine?: boolean;
}

/** Calls `pressed` for each key; answers a function that lets go of the keyboard. */
export function onKeys(pressed: (key: Key) => void): () => void {
  const { stdin } = process;
  const raw = stdin.isTTY;
  if (raw) stdin.setRawMode(true);
  // One letter may come in two parts.
  stdin.setEncoding("utf8");
  const heard = (part: string): void => {
    for (const key of keysIn(part, raw)) pressed(key);
  };
  stdin.on("data", heard);
  // A pipe that ends says that nobody will press a key any more; watching goes on until it is killed.
  stdin.resume();
  return () => {
    stdin.off("data", heard);
    if (raw) stdin.setRawMode(false);
    stdin.pause();
  };
}

/** What an arrow or a function key sends. */
// oxlint-disable-next-line no-control-regex -- a terminal speaks in control characters
const sequence = /\u001b(\[[\d;]*[ -/]*[@-~]|O.)?/g;

export function keysIn(text: string, raw: boolean): Key[] {
  const signs = raw ? Array.from(text.replace(sequence, "")) : text.split(/\r?\n/).slice(0, -1);
  return signs.flatMap((sign): Key[] => {
    const command = commandOf(sign);
    if (command === "enter" || command === "back") return [{ command, text: "" }];
    if (command !== undefined) return [{ command, text: sign < " " ? "" : sign }];
    return sign < " " ? [] : [raw ? { text: sign } : { text: sign, isLine: true }];
  });
}

function commandOf(sign: string): Command | undefined {
  if (["\r", "\n", ""].includes(sign)) return "enter";
  if (["\u007f", "\b"].includes(sign)) return "back";
  if (["h", "H", "ㅗ"].includes(sign)) return "hint";
  if (sign === "?") return "answer";
  // Ctrl-C and Ctrl-D reach us as characters in raw mode.
  return ["q", "Q", "ㅂ", "\u0003", "\u0004"].includes(sign) ? "quit" : undefined;
}
