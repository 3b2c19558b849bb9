/**
 * What every command of this folder needs of whoever typed it: their language, where they stand, and one line for each of their mistakes.
 *
 * In Spark: nothing. Left out on purpose: exit codes; each command has its own.
 */
import { type Both, languageOf } from "../foundation/language.ts";

export const language = languageOf(process.env);

/** Where npm was called; the scripts themselves run in the project's folder. */
export const at = process.env["INIT_CWD"] ?? process.cwd();

/** A mistake of whoever typed; its line is the whole answer. */
export class WrongWords extends Error {
  override readonly name = "WrongWords" as const;
  readonly line: Both;
  constructor(line: Both) {
    super(line.en);
    this.line = line;
  }
}
