/** K-15-04-c: “an empty block needs no entry”. In Spark it has one, or all blocks after it would be found one too early. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-04-c",
  en: {
    belief: "An empty block needs no entry in the index.",
    refutation:
      "The place in the index is the number of the reducer. Leave one out, and every reducer after it reads the block of another.",
  },
  ko: {
    belief: "빈 블록은 인덱스에 적지 않는다.",
    refutation:
      "인덱스에서의 위치가 리듀서의 번호입니다. 하나를 빼면 그 뒤의 리듀서가 모두 남의 블록을 읽습니다.",
  },
  killedBy: "an index tells where each block begins and where the last one ends",
} as const;

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) => {
  let end = 0;
  return [0, ...lengths.filter((length) => length > 0).map((length) => (end += length))];
};
