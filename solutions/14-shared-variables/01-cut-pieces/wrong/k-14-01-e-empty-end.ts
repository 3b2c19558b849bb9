/** K-14-01-e: “After the full pieces there is always one more.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-01-e",
  en: {
    belief: "After the full pieces there is always one more.",
    refutation:
      "A value of exactly n blocks has n pieces. An empty piece would be fetched for nothing.",
  },
  ko: {
    belief: "꽉 찬 조각 뒤에는 언제나 조각이 하나 더 있다.",
    refutation: "블록 n개에 꼭 맞는 값의 조각은 n개입니다. 빈 조각은 헛되이 오갑니다.",
  },
  killedBy: "the pieces of a broadcast hold its bytes, all of them and nothing else",
} as const;

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) => [
  ...Array.from({ length: Math.floor(bytes / blockSize) }, () => blockSize),
  bytes % blockSize,
];
