/** What one step of a storage run told, in one form for both engines. Recorded lines become it here; events of the engine in engine-storage.ts. */

import { stepsTold } from "./told-steps.ts";
import { logged } from "./scala-runs.ts";

export interface ToldStep {
  readonly step: string;
  /** The step's own answer. */
  readonly answer?: string;
  /** "job 1", "task ResultTask 0 PROCESS_LOCAL Success 1 1000 0 0 0", "block rdd_0_0 driver 24 0 StorageLevel(…)", "unpersisted 0". */
  readonly events: readonly string[];
  /** "A 4 4 4000 0 Memory …": getRDDStorageInfo after the step. */
  readonly info: readonly string[];
  /** Lines of memory and block managers about blocks of RDDs, without what is free. */
  readonly log: readonly string[];
}

const stores = /^(MemoryStore|BlockManager|RandomBlockReplicationPolicy|UnifiedMemoryManager)$/;
const tells =
  /^(Block rdd_|Will not store rdd_|\d+ blocks selected for dropping|Dropping block rdd_|Writing block rdd_|Failed to reserve|Not enough space|Persisting block|Putting block|Expecting)/;

/** A log line of a store that is about blocks of RDDs: `WARN MemoryStore: Not enough …`. */
export function storeLine(level: string, logger: string, text: string): string | undefined {
  if (!stores.test(logger) || !tells.test(text)) return undefined;
  return `${level} ${logger}: ${text.replace(/, free [\d.]+ \w+\)/, ")")}`;
}

/** The steps of one run among the lines of Storage.scala. */
export const toldBy = (run: string, lines: readonly string[]): ToldStep[] =>
  stepsTold<ToldStep>(run, lines, (step) => ({ step, events: [], info: [], log: [] }), withLine);

function withLine(at: ToldStep, line: string): ToldStep {
  if (line.startsWith("@answer ")) return { ...at, answer: line.slice(8) };
  if (line.startsWith("@info ")) return { ...at, info: [...at.info, line.slice(6)] };
  if (line.startsWith("@")) return { ...at, events: [...at.events, line.slice(1)] };
  const said = logged(line);
  const told = said && storeLine(said.level, said.logger, said.text);
  return told === undefined ? at : { ...at, log: [...at.log, told] };
}

/** Of a run that makes, counts and unpersists: "ints-100-MEMORY_ONLY": the sizes of its blocks, in order of partition. */
export function sizesTold(steps: readonly ToldStep[]): Record<string, readonly number[]> {
  const sizes: Record<string, number[]> = {};
  for (const { step, events } of steps) {
    const [, name] = /^count (.*)$/.exec(step) ?? [];
    if (name === undefined) continue;
    const blocks = events
      .filter((event) => event.startsWith("block "))
      .map((event) => event.split(" "));
    blocks.sort(([, a = ""], [, b = ""]) => (a < b ? -1 : 1));
    sizes[name] = blocks.map(([, , , memory, disk]) => Number(memory) + Number(disk));
  }
  return sizes;
}
