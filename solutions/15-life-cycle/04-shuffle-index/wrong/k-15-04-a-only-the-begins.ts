/** K-15-04-a: “an index holds one number for each block”. In Spark it holds one more, for the last block has an end, too. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-04-a",
  en: {
    belief: "An index holds where each block begins, and nothing more.",
    refutation:
      "Then nobody knows where the last block ends. The index has one offset more than there are blocks, and it is the length of the file.",
  },
  ko: {
    belief: "인덱스에는 블록이 시작하는 곳만 있다.",
    refutation:
      "그러면 마지막 블록이 어디에서 끝나는지 알 수 없습니다. 오프셋은 블록보다 하나 많고, 마지막 오프셋이 파일의 길이입니다.",
  },
  killedBy: "an index tells where each block begins and where the last one ends",
} as const;

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) =>
  lengths.map((_, block) => lengths.slice(0, block).reduce((sum, length) => sum + length, 0));
