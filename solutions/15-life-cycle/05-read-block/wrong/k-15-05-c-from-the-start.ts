/** K-15-05-c: “a reader goes through the file up to its block”. In Spark it jumps there; what lies before belongs to others. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-05-c",
  en: {
    belief: "A file is read from its start up to the end of the block.",
    refutation:
      "The index is there so that nothing before the block has to be read. What lies before it belongs to other reducers.",
  },
  ko: {
    belief: "파일을 처음부터 자기 블록의 끝까지 읽는다.",
    refutation: "인덱스가 있으므로 블록 앞을 읽을 까닭이 없습니다. 그 앞은 다른 리듀서의 것입니다.",
  },
  killedBy: "a reducer reads its own block, whole, and nothing else",
} as const;

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  const [offset = 0, end = 0] = offsets.slice(reduceId, reduceId + 2);
  return { offset: 0, length: Math.max(offset, end) };
};
