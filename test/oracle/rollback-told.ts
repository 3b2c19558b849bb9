/** What a rollback run told, in one form for both engines. Recorded lines become it here; the engine's in engine-rollback.ts. */
import { stepsTold } from "./told-steps.ts";
import { logged } from "./scala-runs.ts";

export interface ToldRollback {
  readonly step: string;
  /** What the job answered, or the message of its failure. */
  readonly answer?: string;
  /** "level …", "submitted 7.1 map 4", "start 7.1 0 partition 0", "end 7.1 0 partition 0 Success", "completed 7.1 …". */
  readonly events: readonly string[];
  /** What the DAG scheduler said about fetch failures. */
  readonly log: readonly string[];
}

/** Without stack traces and places in the program. */
export const plain = (text: string): string =>
  text
    .replaceAll("\\n", "\n")
    .replace(/\n[^]*/, "")
    .replace(/ \([a-zA-Z]+ at [^)]*\)/g, "")
    .trim();

const tells = /indeterminate|due to fetch failure/;

/** Stages in a set come in any order. */
const ordered = (text: string): string =>
  text.replace(
    /Set\((.*)\)$/,
    (_, stages: string) => `Set(${stages.split(", ").toSorted().join(", ")})`,
  );

export function rollbackLine(logger: string, text: string): string | undefined {
  return logger === "DAGScheduler" && tells.test(text) ? ordered(plain(text)) : undefined;
}

/** The steps of one run among the lines of Rollback.scala. */
export const rollbackTold = (run: string, lines: readonly string[]): ToldRollback[] =>
  stepsTold<ToldRollback>(run, lines, (step) => ({ step, events: [], log: [] }), withLine);

function withLine(at: ToldRollback, line: string): ToldRollback {
  if (line.startsWith("@answer ")) return { ...at, answer: plain(line.slice(8)) };
  if (line.startsWith("@")) return { ...at, events: [...at.events, plain(line.slice(1))] };
  const said = logged(line);
  const told = said && rollbackLine(said.logger, said.text);
  return told === undefined ? at : { ...at, log: [...at.log, told] };
}
