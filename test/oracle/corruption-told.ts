/** What one step of a corruption run told, in one form for both engines. Recorded lines become it here; the engine's in engine-corruption.ts. */
import { stepsTold } from "./told-steps.ts";
import { logged } from "./scala-runs.ts";

export interface ToldCorruption {
  readonly step: string;
  /** What the job answered, or the message of its failure. */
  readonly answer?: string;
  /** "submitted 4.0 2", "task 4.0 1.0 on 1 FetchFailed …", "removed 0", "completed 4.0 …". */
  readonly events: readonly string[];
  /** What executors said about corrupt blocks: "0 INFO …". */
  readonly log: readonly string[];
}

/** Without what differs from run to run: hosts, ports, folders, times, stack traces. */
export const plain = (text: string): string =>
  text
    .replaceAll("\\n", "\n")
    .replace(/\n\s+(at [^\n]*|\.\.\. \d+ more)/g, "")
    .replace(/\nDriver stacktrace:/g, "")
    .replace(/\b\d+\.\d+\.\d+\.\d+\b|\bworker-\d+\b/g, "HOST")
    .replace(/HOST, \d+/g, "HOST, PORT")
    .replace(/\(TID \d+\)/g, "(TID #)")
    .replace(/diagnosis (took|in) \d+ ms/, "diagnosis $1 # ms")
    .replace(/ \/\S*\/(shuffle_\S*)/, " $1")
    .replace(/\n{2,}/g, "\n")
    .trim();

const tells = /orrupt/;

export function corruptionLine(level: string, logger: string, text: string): string | undefined {
  return tells.test(text) && /^Shuffle(BlockFetcherIterator|ChecksumHelper)/.test(logger)
    ? plain(`${level} ${logger}: ${text}`)
    : undefined;
}

/** The steps of one run among the lines of Corruption.scala. */
export const corruptionTold = (run: string, lines: readonly string[]): ToldCorruption[] =>
  stepsTold<ToldCorruption>(run, lines, (step) => ({ step, events: [], log: [] }), withLine);

function withLine(at: ToldCorruption, line: string): ToldCorruption {
  if (!line.startsWith("@")) return at;
  if (line.startsWith("@answer ")) return { ...at, answer: plain(line.slice(8)) };
  const [, executor, said] = /^@executor (\S+) (.*)$/.exec(line) ?? [];
  if (said === undefined) return { ...at, events: [...at.events, plain(line.slice(1))] };
  const entry = logged(said);
  const told = entry && corruptionLine(entry.level, entry.logger, entry.text);
  return told === undefined ? at : { ...at, log: [...at.log, `${executor} ${told}`] };
}
