/**
 * Chains of `map`, one step after another, as a program's loop makes them. The chapters' closure pass does not see this file, so that a
 * function may count across tasks.
 *
 * In Spark: the lineage of an iterative algorithm. Left out on purpose: checkpoints.
 */
import type { RDD } from "../../../engine/index.ts";

export function chained(
  rdd: RDD<number>,
  steps: number,
  step: (n: number) => number = (n) => n + 1,
): RDD<number> {
  let last = rdd;
  for (let k = 0; k < steps; k += 1) last = last.map((n) => step(n));
  return last;
}
