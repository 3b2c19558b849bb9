/** K-18-09-a: “An update of a block says that the block is stored.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-09-a",
  en: {
    belief: "An update of a block says that the block is stored.",
    refutation: "It may say that it is gone: then its level stores nothing.",
  },
  ko: {
    belief: "블록이 갱신되었다면 저장된 것이다.",
    refutation: "사라졌다는 말일 수도 있습니다. 그때는 수준이 아무것도 저장하지 않습니다.",
  },
  killedBy:
    "a block is held by those that stored it last and did not drop it; sizes of what is dropped are taken away",
} as const;

export const foldBlock: Policies["foldBlock"] = (
  holders,
  { executorId, useMemory, useDisk, replication },
) => {
  const isHeld = useMemory || useDisk || replication >= 0;
  const others = holders.filter((id) => id !== executorId);
  const isNew = others.length === holders.length;
  return {
    holders: isHeld ? (isNew ? [...holders, executorId] : holders) : others,
    memory: useMemory ? "add" : "take away",
    disk: useDisk ? "add" : "take away",
  };
};
