/**
 * 17/04 · How much memory a pod asks for, the solution.
 *
 * In Spark: BasicDriverFeatureStep, BasicExecutorFeatureStep. Left out on purpose: memory outside the heap.
 */
import type { Policies } from "#engine/kata";

export const podMemory: Policies["podMemory"] = (asked) => {
  const { heap, overhead, ownFactor, factor, isPythonOrR } = asked;
  const share = ownFactor ?? factor ?? (isPythonOrR ? 0.4 : 0.1);
  return heap + (overhead ?? Math.max(Math.floor(share * heap), 384));
};
