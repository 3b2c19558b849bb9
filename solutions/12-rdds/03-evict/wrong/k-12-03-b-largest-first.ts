/** K-12-03-b: “The largest blocks go first, so that few have to go.” Size does not matter to the order; a small block that is old goes before a large one that is not. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-03-b",
  en: {
    belief: "The largest blocks go first, so that few have to go.",
    refutation:
      "Size does not matter to the order; a small block that is old goes before a large one that is not.",
  },
  ko: {
    belief: "큰 블록이 먼저 나간다.",
    refutation: "크기는 차례와 상관없습니다. 작아도 오래된 것이 먼저 나갑니다.",
  },
  killedBy: "the blocks that go are the oldest that may go, just enough of them, or none",
} as const;

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const { id, rddId, size, locked } of blocks.toSorted((a, b) => b.size - a.size)) {
    if (freed >= needed || locked || rddId === storing) continue;
    chosen.push(id);
    freed += size;
  }
  return freed >= needed ? chosen : [];
};
