/** K-15-05-b: “reducers are counted from 1”. In Spark reduce partition 0 has the first block. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-05-b",
  en: {
    belief: "Reducers are counted from 1, so reducer r reads block r − 1.",
    refutation:
      "Reduce partitions are counted from 0, as everything in an index. Block 0 belongs to reducer 0.",
  },
  ko: {
    belief: "리듀서는 1부터 세므로 r번 리듀서가 r - 1번 블록을 읽는다.",
    refutation:
      "리듀스 파티션은 인덱스의 다른 것처럼 0부터 셉니다. 0번 블록은 0번 리듀서의 것입니다.",
  },
  killedBy: "a reducer reads its own block, whole, and nothing else",
} as const;

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  const [offset = 0, end = 0] = offsets.slice(
    Math.max(0, reduceId - 1),
    Math.max(0, reduceId - 1) + 2,
  );
  return { offset, length: end - offset };
};
