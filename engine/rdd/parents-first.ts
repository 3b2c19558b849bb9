/**
 * A lineage in an order in which every RDD comes after those it is made from. In Spark views like these are not made; katas get them.
 * Iterative: the length of a lineage does not grow the stack.
 */
import type { AnyRdd } from "./core.ts";

export function parentsFirst(root: AnyRdd): readonly AnyRdd[] {
  const done = new Set<AnyRdd>();
  const waiting: AnyRdd[] = [root];
  for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
    const later = at.dependencies.filter(({ rdd }) => !done.has(rdd));
    if (later.length > 0) {
      waiting.push(...later.map(({ rdd }) => rdd));
      continue;
    }
    waiting.pop();
    done.add(at);
  }
  return [...done];
}
