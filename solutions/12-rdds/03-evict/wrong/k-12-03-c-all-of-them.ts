/** K-12-03-c: “When room is short, everything that may go is dropped.” Only as much as is needed; the rest stays and is read again. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-03-c",
  en: {
    belief: "When room is short, everything that may go is dropped.",
    refutation: "Only as much as is needed; the rest stays and is read again.",
  },
  ko: {
    belief: "자리가 모자라면 나가도 되는 것을 다 버린다.",
    refutation: "필요한 만큼만 버립니다. 나머지는 남아서 다시 읽힙니다.",
  },
  killedBy: "the blocks that go are the oldest that may go, just enough of them, or none",
} as const;

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  const free = blocks.filter(({ rddId, locked }) => !locked && rddId !== storing);
  const freed = free.reduce((sum, { size }) => sum + size, 0);
  return freed >= needed ? free.map(({ id }) => id) : [];
};
