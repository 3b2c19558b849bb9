/** K-14-01-d: “What does not fill a block does not travel.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-01-d",
  en: {
    belief: "What does not fill a block does not travel.",
    refutation: "Then the value could not be put together again. The rest is a piece of its own.",
  },
  ko: {
    belief: "블록을 채우지 못하는 나머지는 보내지 않는다.",
    refutation: "그러면 값을 다시 맞출 수 없습니다. 나머지도 조각 하나입니다.",
  },
  killedBy: "the pieces of a broadcast hold its bytes, all of them and nothing else",
} as const;

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) =>
  Array.from({ length: Math.floor(bytes / blockSize) }, () => blockSize);
