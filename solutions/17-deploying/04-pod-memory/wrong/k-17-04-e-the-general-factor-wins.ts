/** K-17-04-e: “the factor of both counts before its own”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-04-e",
  en: {
    belief: "The factor of both counts before its own.",
    refutation: "The more particular setting wins.",
  },
  ko: {
    belief: "함께 쓰는 배수가 자기 배수보다 먼저다.",
    refutation: "더 구체적인 설정이 이깁니다.",
  },
  killedBy:
    "a pod asks for its heap and an overhead: what is said, or a share of the heap, 384 MiB at least",
} as const;

export const podMemory: Policies["podMemory"] = (asked) => {
  const { heap, overhead, ownFactor, factor, isPythonOrR } = asked;
  const share = factor ?? ownFactor ?? (isPythonOrR ? 0.4 : 0.1);
  return heap + (overhead ?? Math.max(Math.floor(share * heap), 384));
};
