/** K-18-09-c: “The sizes of an update are what is stored there now.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-09-c",
  en: {
    belief: "The sizes of an update are what is stored there now.",
    refutation: "If the level does not use memory, the size in memory is what became free.",
  },
  ko: {
    belief: "갱신의 크기는 지금 저장된 크기다.",
    refutation: "수준이 메모리를 쓰지 않으면 메모리 크기는 비워진 크기입니다.",
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
    holders: isHeld ? (isNew ? [...holders, executorId] : holders) : others,
    memory: useMemory ? "add" : "add",
    disk: useDisk ? "add" : "add",
  };
};
