/** What one step of a run with barrier stages told, in one form for both engines. Recorded lines become it here; the engine's in engine-barriers.ts. */
import { logged } from "./scala-runs.ts";
import { stepsTold } from "./told-steps.ts";

export interface ToldBarriers {
  readonly step: string;
  readonly answer?: string;
  /** "submitted 0.0 4 barrier MapPartitionsRDD", "task 0.0 1.0 after 0 s Success", "completed 0.0 -", "job 0 over". */
  readonly events: readonly string[];
  /** What the driver and its tasks logged of barriers: level, logger, text. */
  readonly log: readonly string[];
}

/** Without what differs from run to run: hosts, ports, places in programs, stack traces, numbers of tasks, times. */
export const plain = (text: string): string =>
  text
    .replaceAll("\\n", "\n")
    .replace(/\n\s+(at [^\n]*|\.\.\. \d+ more)/g, "")
    .replace(/\nDriver stacktrace:/g, "")
    .replace(/\(TID \d+\) \([^)]*\)/g, "(TID #) (PLACE)")
    .replace(/\w+ at [\w-]*arriers\.\w+:\d+/g, "CALL SITE")
    .replace(/\b\d+\.\d+\.\d+\.\d+\b/g, "HOST")
    .replace(/waited for \d+ seconds/, "waited for # seconds")
    .replace(/ in \d+\.\d+ s\b/, " in # s")
    .replace(/\n{2,}/g, "\n")
    .trim();

const loggers =
  /^(BarrierTaskContext|BarrierCoordinator|DAGScheduler|TaskSchedulerImpl|TaskSetManager)$/;

/** The first line of what is said, if it speaks of barriers. */
export function barrierLine(level: string, logger: string, said: string): string | undefined {
  const text = plain(said.split("\n")[0] ?? "");
  return loggers.test(logger) &&
    /barrier|global sync/i.test(text.replace(/BarrierTaskContext/g, ""))
    ? `${level} ${logger}: ${text}`
    : undefined;
}

/** The steps of one run among the lines of Barriers.scala. */
export const barriersTold = (run: string, lines: readonly string[]): ToldBarriers[] =>
  stepsTold<ToldBarriers>(run, lines, (step) => ({ step, events: [], log: [] }), withLine);

function withLine(at: ToldBarriers, line: string): ToldBarriers {
  if (line.startsWith("@answer ")) return { ...at, answer: plain(line.slice(8)) };
  if (line.startsWith("@")) return { ...at, events: [...at.events, plain(line.slice(1))] };
  const entry = logged(line);
  const told = entry && barrierLine(entry.level, entry.logger, entry.text);
  return told === undefined ? at : { ...at, log: [...at.log, told] };
}
