/**
 * A replay under somebody's hands: one place at a time, until `q`. Without a terminal the whole list.
 *
 * In Spark: nothing. Left out on purpose: the mouse, and going back up the terminal; the list is there with the word `all`.
 */
import type { Voice } from "./kata-report.ts";
import { print } from "./lines.ts";
import type { Script } from "./replay-script.ts";
import { type Place, press, start, stepKeysIn } from "./replay-stepper.ts";
import { allLines, type Frame, screenLines } from "./replay-view.ts";

const usualHeight = 40;

/** Shows the script: by key in a terminal, at once elsewhere or when `whole` is asked for. */
export async function shown(
  script: Script,
  frame: Frame,
  whole: boolean,
  voice: Voice,
): Promise<void> {
  const { stdin, stdout } = process;
  if (whole || !stdin.isTTY || !stdout.isTTY || script.rows.length === 0)
    return print(allLines(script, frame, voice));
  let place: Place = start;
  const draw = (): void => {
    const lines = screenLines(script, place, frame, stdout.rows || usualHeight, voice);
    stdout.write(`\u001b[2J\u001b[H${lines.join("\n")}\n`);
  };
  const walk = { rows: script.rows.length, parts: script.parts };
  stdin.setRawMode(true);
  // One letter may come in two parts.
  stdin.setEncoding("utf8");
  stdout.on("resize", draw);
  draw();
  await new Promise<void>((left) => {
    const heard = (part: string): void => {
      for (const key of stepKeysIn(part)) {
        const to = press(place, key, walk);
        if (to === "quit") {
          stdin.off("data", heard);
          return left();
        }
        place = to;
      }
      draw();
    };
    stdin.on("data", heard);
    stdin.resume();
  });
  stdout.off("resize", draw);
  stdin.setRawMode(false);
  stdin.pause();
}
