/**
 * 12/03 · Make room in memory: oldest first, others only, unlocked only, all or nothing.
 *
 * In Spark: MemoryStore.evictBlocksToFreeSpace. Left out on purpose: memory that execution borrows.
 */
import type { Policies } from "#engine/kata";

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const { id, rddId, size, locked } of blocks) {
    if (freed >= needed || locked || rddId === storing) continue;
    chosen.push(id);
    freed += size;
  }
  return freed >= needed ? chosen : [];
};
