/** K-14-01-b: “The pieces of a value are all of one size.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-01-b",
  en: {
    belief: "The pieces of a value are all of one size.",
    refutation:
      "They are cut at every spark.broadcast.blockSize bytes; the last one is what is left.",
  },
  ko: {
    belief: "한 값의 조각은 크기가 모두 같다.",
    refutation: "spark.broadcast.blockSize 바이트마다 자릅니다. 마지막 조각은 남은 만큼입니다.",
  },
  killedBy: "pieces are as large as spark.broadcast.blockSize, only the last may be smaller",
} as const;

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) => {
  const count = Math.ceil(bytes / blockSize);
  const each = Math.ceil(bytes / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => Math.max(0, Math.min(each, bytes - at * each)));
};
