/** K-15-05-e: “the end belongs to the block”. In Spark the end is the first byte of the next block. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-05-e",
  en: {
    belief: "Both ends belong to the block, so it has one byte more than the difference.",
    refutation:
      "The end is where the next block begins. The block is every byte from its begin up to, and without, that one.",
  },
  ko: {
    belief: "양 끝이 모두 블록에 들어가므로 차이보다 한 바이트 많다.",
    refutation: "끝은 다음 블록이 시작하는 곳입니다. 블록은 시작부터 그 앞까지입니다.",
  },
  killedBy: "a reducer reads its own block, whole, and nothing else",
} as const;

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  const [offset = 0, end = 0] = offsets.slice(reduceId, reduceId + 2);
  return { offset, length: end - offset + 1 };
};
