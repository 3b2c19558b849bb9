/** K-15-05-a: “the next offset is the length”. In Spark it is the end; the length is the difference. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-05-a",
  en: {
    belief: "The next offset is how many bytes to read.",
    refutation:
      "An offset is a place, not an amount. The block ends there; its length is the difference of the two.",
  },
  ko: {
    belief: "다음 오프셋이 읽을 바이트 수이다.",
    refutation:
      "오프셋은 양이 아니라 자리입니다. 블록은 거기에서 끝나고, 길이는 두 오프셋의 차이입니다.",
  },
  killedBy: "a reducer reads its own block, whole, and nothing else",
} as const;

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  const [offset = 0, end = 0] = offsets.slice(reduceId, reduceId + 2);
  return { offset, length: end };
};
