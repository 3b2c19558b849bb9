/**
 * Functions that fail, as recorded programs name them: on the first attempt only, or always, in partition 1.
 * In Spark: a closure that throws; TaskContext tells it which attempt it is. The same: exception class and message.
 */
import { taskContext } from "./task-context.ts";
import type { Type } from "./types.ts";

const same = (type: Type): Type => type;
const inPartition1 = (): boolean => taskContext().partitionId === 1;

function boom(when: boolean): void {
  if (when) throw new Error("boom");
}

export const faults = {
  failOnAttempt0: {
    result: same,
    scala:
      '(x: $T) => { val t = TaskContext.get; if (t.partitionId == 1 && t.attemptNumber == 0) throw new RuntimeException("boom"); x }',
    run: (x: unknown) => {
      boom(inPartition1() && taskContext().attemptNumber === 0);
      return x;
    },
  },
  alwaysFail: {
    result: same,
    scala:
      '(x: $T) => { if (TaskContext.get.partitionId == 1) throw new RuntimeException("boom"); x }',
    run: (x: unknown) => {
      boom(inPartition1());
      return x;
    },
  },
} as const;
