/**
 * Runs in which garbage is collected, as lines: names are made, let go, and what nothing refers to any more is cleaned. Cleaning.scala takes them
 * on real Spark, where a name is an entry of a map and `gc` asks the JVM; engine-cleaning.ts on the engine.
 */

export interface CleaningRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly string[];
}

const lines = (text: string): readonly string[] => text.split(";").map((line) => line.trim());

const local = (
  name: string,
  text: string,
  conf: Readonly<Record<string, string>> = {},
): CleaningRun => ({ name, master: "local[1]", conf, steps: lines(text) });

const savedRun =
  "make A NONE; reduce R A NONE; checkpoint R; count R; gc; map M R; let-go R; let-go A; gc; count M; let-go M; gc";

export const cleaningRuns: readonly CleaningRun[] = [
  local(
    "a-shuffle",
    "make A MEMORY_ONLY; reduce R A NONE; count R; count R; gc; let-go R; gc; count A; let-go A; gc",
  ),
  local(
    "parents",
    "make A MEMORY_ONLY; reduce R A NONE; map M R; let-go A; let-go R; gc; count M; gc; count M; let-go M; gc",
  ),
  local(
    "two-shuffles",
    "make A NONE; reduce R A NONE; flip F R; reduce S F NONE; reduce T F NONE; count S; count T; gc; let-go T; gc; let-go R; let-go F; gc; count S; let-go S; gc",
  ),
  local(
    "shared",
    "broadcast b; accumulator a; make A NONE; uses U A b; adds D U a; count D; let-go b; let-go a; gc; count D; let-go U; let-go D; gc",
  ),
  local(
    "unused",
    "broadcast b; accumulator a; make A DISK_ONLY; reduce R A MEMORY_ONLY; let-go b; let-go a; let-go A; let-go R; gc",
  ),
  local("saved", savedRun, { "spark.cleaner.referenceTracking.cleanCheckpoints": "true" }),
  local("saved-for-good", savedRun),
  local("untracked", "make A MEMORY_ONLY; reduce R A NONE; count R; let-go R; let-go A; gc", {
    "spark.cleaner.referenceTracking": "false",
  }),
  local(
    "persisted-again",
    "make A MEMORY_ONLY; count A; again B 1; let-go A; gc; count B; let-go B; gc",
  ),
  local(
    "by-hand",
    "make A NONE; reduce R A NONE; flip F R; reduce S F NONE; count S; clean S; count S; clean R; count S",
  ),
  local(
    "by-hand-up-to-persisted",
    "make A NONE; reduce R A MEMORY_ONLY; flip F R; reduce S F NONE; count S; clean S; count S",
  ),
  local(
    "by-hand-once-saved",
    "make A NONE; reduce R A NONE; checkpoint R; count R; clean R; count R",
  ),
  local("by-hand-untracked", "make A NONE; reduce R A NONE; count R; clean R; count R", {
    "spark.cleaner.referenceTracking": "false",
  }),
  {
    name: "on-executors",
    master: "local-cluster[2,1,1024]",
    conf: {},
    steps: lines(
      "broadcast b; make A MEMORY_ONLY; uses U A b; reduce R U NONE; count R; gc; count R; let-go R; gc; let-go b; gc; count U; let-go U; gc; let-go A; gc",
    ),
  },
];
