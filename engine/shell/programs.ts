/** What runs programs in TypeScript for a shell: Node loads files, a page has its own way. In Spark: class loaders. */
import type { Both } from "../foundation/language.ts";
import type { Main } from "../simulator/submit-options.ts";

/** What is no program, in one line. */
export class NoProgram extends Error {
  /** Ours; what another program would have said stands in `message` alone. */
  readonly line: Both | undefined;
  readonly exit: number;
  constructor(line: Both | string, exit: number = 1) {
    super(typeof line === "string" ? line : line.en);
    this.line = typeof line === "string" ? undefined : line;
    this.exit = exit;
  }
}

export type Evaluate = (line: string) => Promise<string | undefined>;

export interface Programs {
  /** The program's main. @throws NoProgram */
  load(path: string, text: string): Promise<Main<unknown>>;
  /** A place where lines of TypeScript are evaluated one after another, with these names. Answers what is to be shown. */
  repl(names: Readonly<Record<string, unknown>>): Evaluate;
}
