/** M-14: “To store its next block, an RDD pushes out its own earlier ones.” Its own blocks are exempt; the one that does not fit is not stored. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-14",
  en: {
    belief: "To store its next block, an RDD pushes out its own earlier ones.",
    refutation: "Its own blocks are exempt; the one that does not fit is not stored.",
  },
  ko: {
    belief: "RDD는 다음 블록을 넣으려고 자기의 앞 블록을 밀어낸다.",
    refutation: "자기 블록은 밀어내지 않습니다. 들어가지 않는 블록은 저장하지 않습니다.",
  },
  killedBy: "the blocks that go are the oldest that may go, just enough of them, or none",
} as const;

export const evict: Policies["evict"] = (blocks, needed) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const { id, size, locked } of blocks) {
    if (freed >= needed || locked) continue;
    chosen.push(id);
    freed += size;
  }
  return freed >= needed ? chosen : [];
};
