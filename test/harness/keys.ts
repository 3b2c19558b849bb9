/**
 * Keys while a kata is watched: Enter, `h`, `q`. In a terminal at once, through a pipe line by line.
 *
 * In Spark: nothing. Left out on purpose: all other keys.
 */

export type Key = "enter" | "hint" | "quit";

/** Calls `pressed` for each key; answers a function that lets go of the keyboard. */
export function onKeys(pressed: (key: Key) => void): () => void {
  const { stdin } = process;
  const raw = stdin.isTTY;
  if (raw) stdin.setRawMode(true);
  const heard = (part: Buffer): void => {
    for (const key of keysIn(part.toString(), raw)) pressed(key);
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

export function keysIn(text: string, raw: boolean): Key[] {
  const signs = raw ? Array.from(text) : text.split(/\r?\n/).slice(0, -1);
  return signs.flatMap((sign): Key[] => {
    if (sign === "\r" || sign === "\n" || sign === "") return ["enter"];
    if (/^h$/i.test(sign)) return ["hint"];
    // Ctrl-C and Ctrl-D reach us as characters in raw mode.
    return ["q", "Q", "\u0003", "\u0004"].includes(sign) ? ["quit"] : [];
  });
}
