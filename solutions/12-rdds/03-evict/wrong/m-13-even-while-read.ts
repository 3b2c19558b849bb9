/** M-13: “The least recently used block is evicted even while it is being read.” A block in use is passed over. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-13",
  en: {
    belief: "The least recently used block is evicted even while it is being read.",
    refutation: "A block in use is passed over.",
  },
  ko: {
    belief: "읽고 있는 블록도 오래 쓰지 않았으면 축출된다.",
    refutation: "쓰고 있는 블록은 건너뜁니다.",
  },
  killedBy: "the blocks that go are the oldest that may go, just enough of them, or none",
} as const;

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const { id, rddId, size } of blocks) {
    if (freed >= needed || rddId === storing) continue;
    chosen.push(id);
    freed += size;
  }
  return freed >= needed ? chosen : [];
};
