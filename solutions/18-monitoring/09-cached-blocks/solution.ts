/**
 * 18/09 · The fraction cached.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const foldBlock: Policies["foldBlock"] = (
  holders,
  { executorId, useMemory, useDisk, replication },
) => {
  const isHeld = (useMemory || useDisk) && replication > 0;
  const others = holders.filter((id) => id !== executorId);
  const isNew = others.length === holders.length;
  return {
    holders: isHeld ? (isNew ? [...holders, executorId] : holders) : others,
    memory: useMemory ? "add" : "take away",
    disk: useDisk ? "add" : "take away",
  };
};
