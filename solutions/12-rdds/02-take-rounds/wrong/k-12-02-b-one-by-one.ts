/** K-12-02-b: “Each further job looks at one more partition.” Over a thousand empty partitions that would be a thousand jobs. The steps grow. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-02-b",
  en: {
    belief: "Each further job looks at one more partition.",
    refutation: "Over a thousand empty partitions that would be a thousand jobs. The steps grow.",
  },
  ko: {
    belief: "다음 잡마다 파티션을 하나씩 더 본다.",
    refutation: "빈 파티션이 천 개면 잡이 천 개가 됩니다. 걸음은 점점 커집니다.",
  },
  killedBy: "each round looks at as many partitions as what was found suggests",
} as const;

export const partitionsToTry: Policies["partitionsToTry"] = ({ scanned, initial }) =>
  scanned === 0 ? initial : 1;
