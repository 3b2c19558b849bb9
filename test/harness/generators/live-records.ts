/**
 * How many records are between two places of a chain of steps at a time: counted in at the first, out at the last.
 *
 * In Spark: nothing counts this; a heap dump would show it. Left out on purpose: the chapters' closure pass does not see this file, so
 * that the counters are shared by all tasks of a run.
 */
import type { RDD } from "../../../engine/index.ts";

export interface Live {
  /** The RDD with the two places around two steps. */
  through(rdd: RDD<string>): RDD<string>;
  passed(): number;
  most(): number;
}

export function live(): Live {
  let now = 0;
  let most = 0;
  let passed = 0;
  return {
    through: (rdd) =>
      rdd
        .map((record) => {
          now += 1;
          most = Math.max(most, now);
          return record;
        })
        .map((record) => `${record}.`)
        .filter(() => {
          now -= 1;
          passed += 1;
          return true;
        }),
    passed: () => passed,
    most: () => most,
  };
}
