/**
 * Jobs that read a shuffle some of whose map outputs vanish, where the map stage may or may not come out the same again, as data. Rollback.scala takes
 * them as lines on real Spark, engine-rollback.ts on the engine.
 */

export interface RollbackStep {
  readonly do: "job";
  /** Of what is read: each has four partitions behind two shuffles. */
  readonly level: "indeterminate" | "unordered";
  /**
   * What reads it: the result stage (direct), a map stage before the result stage (chain), both (diamond: the result stage reads the map stage's
   * output, too, and is the slow one; diamond-late: the map stage is).
   */
  readonly shape: "direct" | "chain" | "diamond" | "diamond-late";
  /** When executor 0 loses its outputs of the shuffle: before the job; at the end of a task; at the end of a task that fails then. */
  readonly when: "before" | `ends${number}` | `fails${number}`;
  /** How long each task of the slow stage takes. */
  readonly millis: readonly number[];
}

export interface RollbackRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly RollbackStep[];
}

export const stepLine = ({ level, shape, when, millis }: RollbackStep): string =>
  `job ${level} ${shape} ${when} ${millis.join(",")}`;

const alike = [200, 200, 200, 200];
/** Task 1 ends first, task 0 while what comes after it has failed. */
const second = [600, 300, 200, 200];
/** Task 0 still runs when its stage is tried again. */
const long = [8000, 300, 200, 200];
const last = [200, 200, 200, 600];

const run = (
  name: string,
  level: RollbackStep["level"],
  shape: RollbackStep["shape"],
  when: RollbackStep["when"],
  millis: readonly number[],
): RollbackRun => ({
  name,
  master: "local-cluster[2,1,1024]",
  conf: {},
  steps: [{ do: "job", level, shape, when, millis }],
});

const levels = ["indeterminate", "unordered"] as const;

export const rollbackRuns: readonly RollbackRun[] = levels.flatMap((level) => [
  run(`${level}-before`, level, "direct", "before", alike),
  run(`${level}-result-begun`, level, "direct", "ends1", second),
  run(`${level}-none-finished`, level, "direct", "fails1", second),
  run(`${level}-none-finished-long`, level, "direct", "fails1", long),
  run(`${level}-map-begun`, level, "chain", "ends1", second),
  run(`${level}-map-begun-long`, level, "chain", "ends1", long),
  run(`${level}-diamond-before`, level, "diamond", "before", alike),
  run(`${level}-diamond-begun`, level, "diamond", "ends1", second),
  run(`${level}-diamond-late`, level, "diamond-late", "ends3", last),
]);
