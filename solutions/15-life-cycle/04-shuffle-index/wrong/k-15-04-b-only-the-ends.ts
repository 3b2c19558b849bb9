/** K-15-04-b: “an index holds where each block ends”. In Spark it begins with 0. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-04-b",
  en: {
    belief: "An index holds where each block ends; the first begins at 0 anyway.",
    refutation:
      "Spark writes that 0, too: a reader takes the offsets at places r and r + 1, for the first block as for any other.",
  },
  ko: {
    belief: "인덱스에는 블록이 끝나는 곳만 있다. 첫 블록은 어차피 0에서 시작한다.",
    refutation:
      "스파크는 그 0도 적습니다. 읽는 쪽은 첫 블록이든 아니든 r번째와 r + 1번째 오프셋을 봅니다.",
  },
  killedBy: "an index tells where each block begins and where the last one ends",
} as const;

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) =>
  lengths.map((_, block) => lengths.slice(0, block + 1).reduce((sum, length) => sum + length, 0));
