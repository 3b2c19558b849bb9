/** K-14-01-c: “The last piece is filled up to the size of a block.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-01-c",
  en: {
    belief: "The last piece is filled up to the size of a block.",
    refutation:
      "spark.broadcast.blockSize is the most that a piece holds. The last piece has the bytes that are left and no more.",
  },
  ko: {
    belief: "마지막 조각은 블록 크기까지 채운다.",
    refutation:
      "spark.broadcast.blockSize는 조각의 최대 크기입니다. 마지막 조각에는 남은 바이트만 있습니다.",
  },
  killedBy: "the pieces of a broadcast hold its bytes, all of them and nothing else",
} as const;

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) =>
  Array.from({ length: Math.ceil(bytes / blockSize) }, () => blockSize);
