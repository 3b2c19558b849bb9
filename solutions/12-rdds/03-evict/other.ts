/**
 * 12/03 · Make room in memory, by sums.
 *
 * In Spark: MemoryStore.evictBlocksToFreeSpace. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "First who may go at all, then the sums of their sizes; the first sum that is enough says how many go.",
  ko: "먼저 나가도 되는 것만 고르고, 크기를 앞에서부터 더해 처음으로 넉넉해지는 자리까지 내보낸다.",
} as const;

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  if (needed <= 0) return [];
  const mayGo = blocks.filter(({ rddId, locked }) => !locked && rddId !== storing);
  let sum = 0;
  const last = mayGo.map(({ size }) => (sum += size)).findIndex((freed) => freed >= needed);
  return mayGo.slice(0, last + 1).map(({ id }) => id);
};
