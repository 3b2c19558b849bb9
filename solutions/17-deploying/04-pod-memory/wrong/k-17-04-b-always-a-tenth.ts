/** K-17-04-b: “the overhead is a tenth of the heap, however small that is”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-04-b",
  en: {
    belief: "The overhead is a tenth of the heap, however small that is.",
    refutation: "384 MiB at least: a small heap has the largest overhead by share.",
  },
  ko: {
    belief: "오버헤드는 힙이 아무리 작아도 10분의 1이다.",
    refutation: "적어도 384 MiB입니다. 힙이 작을수록 비율로는 오버헤드가 큽니다.",
  },
  killedBy:
    "a pod asks for its heap and an overhead: what is said, or a share of the heap, 384 MiB at least",
} as const;

export const podMemory: Policies["podMemory"] = (asked) => {
  const { heap, overhead, ownFactor, factor, isPythonOrR } = asked;
  const share = ownFactor ?? factor ?? (isPythonOrR ? 0.4 : 0.1);
  return heap + (overhead ?? Math.max(1, Math.floor(share * heap)));
};
