/**
 * A sign of life: one line that says what is going on and is overwritten by what comes next. In a terminal only; a pipe gets
 * nothing of it.
 *
 * In Spark: the progress bar of the console. Left out on purpose: a share done; a law takes a second.
 */
import { cut, styled } from "./lines.ts";

const toLineStart = "\r\u001b[2K";

/** Writes over the present line; the cursor stays in it. */
export function writeOver(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`${toLineStart}${cut(text)}`);
}

/** Says what is going on until `work` is through. */
export async function during<T>(text: string, work: Promise<T>): Promise<T> {
  writeOver(styled("dim", text));
  try {
    return await work;
  } finally {
    writeOver("");
  }
}
