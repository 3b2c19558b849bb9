/** K-15-05-d: “a block goes on to the end of the file”. In Spark the next block begins where it ends. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-05-d",
  en: {
    belief: "A block is read from where it begins to the end of the file.",
    refutation:
      "The next block begins where this one ends, and it belongs to the next reducer. Read on, and records are counted twice.",
  },
  ko: {
    belief: "블록을 시작하는 곳부터 파일 끝까지 읽는다.",
    refutation:
      "이 블록이 끝나는 곳에서 다음 블록이 시작하고, 그것은 다음 리듀서의 것입니다. 더 읽으면 레코드를 두 번 세게 됩니다.",
  },
  killedBy: "a reducer reads its own block, whole, and nothing else",
} as const;

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  const offset = offsets[reduceId] ?? 0;
  return { offset, length: Math.max(...offsets) - offset };
};
