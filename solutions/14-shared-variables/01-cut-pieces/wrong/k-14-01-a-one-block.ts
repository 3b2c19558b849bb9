/** K-14-01-a: “A broadcast value travels as one block.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-01-a",
  en: {
    belief: "A broadcast value travels as one block.",
    refutation:
      "Then one holder would have to serve all of it, and nobody could serve before having all. Pieces of spark.broadcast.blockSize can come from many and go on to others at once.",
  },
  ko: {
    belief: "브로드캐스트 값은 블록 하나로 간다.",
    refutation:
      "그러면 한 곳이 전부를 내줘야 하고, 다 받기 전에는 아무에게도 줄 수 없습니다. spark.broadcast.blockSize 크기의 조각은 여러 곳에서 오고 오는 대로 남에게 갑니다.",
  },
  killedBy: "pieces are as large as spark.broadcast.blockSize, only the last may be smaller",
} as const;

export const cutPieces: Policies["cutPieces"] = (bytes) => (bytes === 0 ? [] : [bytes]);
