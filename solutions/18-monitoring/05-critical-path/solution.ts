/**
 * 18/05 · The critical path.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const criticalPath: Policies["criticalPath"] = (steps) => {
  const over = new Map<number, number>();
  const before = new Map<number, number>();
  for (const { id, after, millis } of steps) {
    const [latest] = after.toSorted((a, b) => (over.get(b) ?? 0) - (over.get(a) ?? 0));
    over.set(id, millis + (latest === undefined ? 0 : (over.get(latest) ?? 0)));
    if (latest !== undefined) before.set(id, latest);
  }
  const [last] = [...over.keys()].toSorted((a, b) => (over.get(b) ?? 0) - (over.get(a) ?? 0));
  const path: number[] = [];
  for (let at = last; at !== undefined; at = before.get(at)) path.unshift(at);
  return path;
};
