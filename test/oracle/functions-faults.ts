/**
 * Functions that fail, as recorded programs name them: on the first attempt only, or always, in partition 1.
 * In Spark: a closure that throws; TaskContext tells it which attempt it is. The same: exception class and message.
 */
import type { Type } from "./types.ts";

/** What a closure may ask about the attempt that runs it; in Spark `TaskContext.get`. */
export interface AttemptView {
  readonly partitionId: number;
  readonly attemptNumber: number;
}

const same = (type: Type): Type => type;

export const faults = {
  failOnAttempt0: {
    result: same,
    scala:
      '(x: $T) => { val t = TaskContext.get; if (t.partitionId == 1 && t.attemptNumber == 0) throw new RuntimeException("boom"); x }',
    run: (x: unknown) => x,
    fails: (attempt: AttemptView): boolean =>
      attempt.partitionId === 1 && attempt.attemptNumber === 0,
  },
  alwaysFail: {
    result: same,
    scala:
      '(x: $T) => { if (TaskContext.get.partitionId == 1) throw new RuntimeException("boom"); x }',
    run: (x: unknown) => x,
    fails: (attempt: AttemptView): boolean => attempt.partitionId === 1,
  },
} as const;
