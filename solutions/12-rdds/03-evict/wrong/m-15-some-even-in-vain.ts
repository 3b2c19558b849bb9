/** M-15: “If room is short, some blocks are evicted even when that cannot be enough.” All that is needed or none. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-15",
  en: {
    belief: "If room is short, some blocks are evicted even when that cannot be enough.",
    refutation: "All that is needed or none.",
  },
  ko: {
    belief: "다 비워도 모자랄 때에도 블록 몇 개를 축출한다.",
    refutation: "필요한 만큼 비울 수 있을 때만 축출합니다.",
  },
  killedBy: "the blocks that go are the oldest that may go, just enough of them, or none",
} as const;

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const { id, rddId, size, locked } of blocks) {
    if (freed >= needed || locked || rddId === storing) continue;
    chosen.push(id);
    freed += size;
  }
  return chosen;
};
