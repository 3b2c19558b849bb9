/** What one step of an exclusion run told, in one form for both engines. Recorded lines become it here; the engine's in engine-exclusions.ts. */
import { stepsTold } from "./told-steps.ts";
import { logged } from "./scala-runs.ts";

export interface ToldExclusion {
  readonly step: string;
  /** What the job answered, or the message of its failure. */
  readonly answer?: string;
  /** "task 0.0 1.0 0 ExceptionFailure", "removed 0 …", "added 2", "event {…}". */
  readonly events: readonly string[];
  /** Lines about exclusion. */
  readonly log: readonly string[];
}

/** Without what differs from run to run: instants, hosts, stack traces, where the program stands. */
export const plain = (text: string): string =>
  text
    .replace(/"time":\d+/g, '"time":0')
    .replace(/"hostId":"[^"]*"/g, '"hostId":"HOST"')
    .replace(/\b\d+\.\d+\.\d+\.\d+\b/g, "HOST")
    .replace(/\(TID \d+\)/g, "(TID #)")
    .replace(/\n\tat [^\n]*/g, "")
    .replace(/\nDriver stacktrace:/, "")
    .trim();

const tells = /xclud|nschedulable|Aborting/;

export function exclusionLine(level: string, logger: string, text: string): string | undefined {
  return tells.test(text) && /^(HealthTracker|TaskSetExcludelist|TaskSchedulerImpl)/.test(logger)
    ? plain(`${level} ${logger}: ${text}`)
    : undefined;
}

/** The steps of one run among the lines of Exclusions.scala. */
export const exclusionsTold = (run: string, lines: readonly string[]): ToldExclusion[] =>
  stepsTold<ToldExclusion>(run, lines, (step) => ({ step, events: [], log: [] }), withLine);

function withLine(at: ToldExclusion, line: string): ToldExclusion {
  if (line.startsWith("@answer "))
    return { ...at, answer: plain(line.slice(8).replaceAll("\\n", "\n")) };
  if (line.startsWith("@")) return { ...at, events: [...at.events, plain(line.slice(1))] };
  const said = logged(line);
  const told = said && exclusionLine(said.level, said.logger, said.text);
  return told === undefined ? at : { ...at, log: [...at.log, told] };
}
