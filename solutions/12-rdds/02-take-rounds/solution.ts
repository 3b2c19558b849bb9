/**
 * 12/02 · The next round of take: a guess from what was found, with half more, and a limit.
 *
 * In Spark: RDD.take. Left out on purpose: nothing.
 */
import type { Policies } from "#engine/kata";

export const partitionsToTry: Policies["partitionsToTry"] = (view) => {
  const { wanted, found, scanned, initial, scaleUp } = view;
  if (scanned === 0) return initial;
  const needed = found === 0 ? Infinity : Math.ceil((1.5 * (wanted - found) * scanned) / found);
  return Math.min(needed, scaleUp * scanned);
};
