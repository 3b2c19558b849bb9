/** K-15-04-d: “the index lists the lengths”. In Spark it lists places in the file: sums of lengths. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-04-d",
  en: {
    belief: "The index lists how long each block is.",
    refutation:
      "An offset is a place in the file: the lengths of all blocks before it, added up. With a list of lengths a reader would have to add up itself.",
  },
  ko: {
    belief: "인덱스에는 블록의 길이를 적는다.",
    refutation:
      "오프셋은 파일 안의 자리, 곧 앞선 블록의 길이를 모두 더한 값입니다. 길이만 적으면 읽는 쪽이 직접 더해야 합니다.",
  },
  killedBy: "an index tells where each block begins and where the last one ends",
} as const;

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) => [0, ...lengths];
