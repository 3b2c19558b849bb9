/** K-17-04-d: “an overhead that is said is raised to 384, too”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-04-d",
  en: {
    belief: "An overhead that is said is raised to 384, too.",
    refutation: "What is said is taken as it is; the least is for shares.",
  },
  ko: {
    belief: "적어 둔 오버헤드도 384까지 올린다.",
    refutation: "적어 둔 값은 그대로 씁니다. 최소치는 배수로 구할 때만 씁니다.",
  },
  killedBy:
    "a pod asks for its heap and an overhead: what is said, or a share of the heap, 384 MiB at least",
} as const;

export const podMemory: Policies["podMemory"] = (asked) => {
  const { heap, overhead, ownFactor, factor, isPythonOrR } = asked;
  const share = ownFactor ?? factor ?? (isPythonOrR ? 0.4 : 0.1);
  return heap + Math.max(overhead ?? Math.floor(share * heap), 384);
};
