/** K-18-09-b: “Each update is one more copy of the block.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-09-b",
  en: {
    belief: "Each update is one more copy of the block.",
    refutation: "An executor holds a block once, however often it tells of it.",
  },
  ko: {
    belief: "갱신마다 블록의 복사본이 하나 는다.",
    refutation: "익스큐터는 몇 번 알려도 블록을 한 번만 갖습니다.",
  },
  killedBy:
    "a block is held by those that stored it last and did not drop it; sizes of what is dropped are taken away",
} as const;

export const foldBlock: Policies["foldBlock"] = (
  holders,
  { executorId, useMemory, useDisk, replication },
) => {
  const isHeld = (useMemory || useDisk) && replication > 0;
  const others = holders.filter((id) => id !== executorId);
  const isNew = others.length === holders.length;
  return {
    holders: isHeld ? (isNew || isHeld ? [...holders, executorId] : holders) : others,
    memory: useMemory ? "add" : "take away",
    disk: useDisk ? "add" : "take away",
  };
};
