/** What one step of a shuffle run told, in one form for both engines. Recorded lines become it here; the engine's in engine-shuffles.ts. */
import { stepsTold } from "./told-steps.ts";
import { logged } from "./scala-runs.ts";

export interface ToldShuffle {
  readonly step: string;
  /** "BypassMergeSortShuffleHandle KryoSerializer", one for each shuffle. */
  readonly handles: readonly string[];
  /** The records of each partition in order. */
  readonly partitions: readonly string[];
  /** "stage type index records written, records read, memory spilled, disk spilled, peak of execution memory". */
  readonly tasks: readonly string[];
  /** Tasks that took longer than a second and a half. */
  readonly long?: readonly string[];
  /** Lines about spilling, and waiting for memory. */
  readonly log: readonly string[];
}

const spills = /(spilling|Spilling data|force spilling|waiting for at least)/;

/** A log line about spilling, or waiting for memory, without the number of its thread: "INFO ExternalSorter: Thread # spilling …". */
export function spillLine(level: string, logger: string, text: string): string | undefined {
  return spills.test(text)
    ? `${level} ${logger}: ${text.replace(/(Thread|Task|TID) \d+/g, "$1 #")}`
    : undefined;
}

/** The steps of one run among the lines of Shuffles.scala. */
export const shufflesTold = (run: string, lines: readonly string[]): ToldShuffle[] =>
  stepsTold<ToldShuffle>(
    run,
    lines,
    (step) => ({ step, handles: [], partitions: [], tasks: [], log: [] }),
    withLine,
  );

function withLine(at: ToldShuffle, line: string): ToldShuffle {
  if (line.startsWith("@handle ")) return { ...at, handles: [...at.handles, line.slice(8)] };
  if (line.startsWith("@partition "))
    return { ...at, partitions: [...at.partitions, line.slice(11)] };
  if (line.startsWith("@task ")) return { ...at, tasks: [...at.tasks, line.slice(6)] };
  if (line.startsWith("@long ")) return { ...at, long: [...(at.long ?? []), line.slice(6)] };
  const said = logged(line);
  const told = said && spillLine(said.level, said.logger, said.text);
  return told === undefined ? at : { ...at, log: [...at.log, told] };
}
