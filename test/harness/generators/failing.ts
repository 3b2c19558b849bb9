/**
 * A step that fails on purpose after it has let records through: what came before it in the chain has done its work by then.
 *
 * In Spark: a function that asks TaskContext which attempt it is, and throws. Left out on purpose: failures before the first record, which the
 * engine's own faults make.
 */
import type { RDD } from "../../../engine/index.ts";

/** In one partition the first so many attempts throw at the end of the partition's records, or at its first one. */
export interface Failing {
  readonly partition: number;
  readonly attempts: number;
}

/** The same records; the attempts named throw when `after` records of the partition have gone through. */
export function failing<T>(rdd: RDD<T>, plan: Failing, after: number): RDD<T> {
  return rdd.context.operation("map", () =>
    rdd.piped<T>(
      {
        open: (task, partition, down) => {
          let seen = 0;
          return {
            sink: (record) => {
              seen += 1;
              const fails = partition === plan.partition && task.attemptNumber < plan.attempts;
              if (fails && seen > after) throw new Error("on purpose");
              return down(record as T);
            },
          };
        },
      },
      [],
      false,
    ),
  );
}
