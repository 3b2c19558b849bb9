/** K-12-02-a: “The first job looks at all partitions.” It looks at one (or at what is set), and most of the time that is enough. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-02-a",
  en: {
    belief: "The first job looks at all partitions.",
    refutation: "It looks at one (or at what is set), and most of the time that is enough.",
  },
  ko: {
    belief: "첫 잡이 파티션을 모두 본다.",
    refutation: "하나, 또는 설정한 만큼만 봅니다. 대개는 그것으로 충분합니다.",
  },
  killedBy: "each round looks at as many partitions as what was found suggests",
} as const;

export const partitionsToTry: Policies["partitionsToTry"] = () => 1_000_000;
