/** K-12-03-a: “The newest blocks go first; old ones have proved their worth.” Spark goes by last use: what was not used for the longest time goes first. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-03-a",
  en: {
    belief: "The newest blocks go first; old ones have proved their worth.",
    refutation: "Spark goes by last use: what was not used for the longest time goes first.",
  },
  ko: {
    belief: "새 블록이 먼저 나간다.",
    refutation: "스파크는 마지막에 쓴 때를 봅니다. 가장 오래 쓰지 않은 것이 먼저 나갑니다.",
  },
  killedBy: "the blocks that go are the oldest that may go, just enough of them, or none",
} as const;

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const { id, rddId, size, locked } of blocks.toReversed()) {
    if (freed >= needed || locked || rddId === storing) continue;
    chosen.push(id);
    freed += size;
  }
  return freed >= needed ? chosen : [];
};
