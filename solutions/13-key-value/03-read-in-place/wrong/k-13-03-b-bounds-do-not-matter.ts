/** K-13-03-b: “two range partitioners of one size are equal”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-03-b",
  en: {
    belief: "Two range partitioners of one size are equal.",
    refutation: "Only with the same bounds: each is drawn from a sample of its own data.",
  },
  ko: {
    belief: "크기가 같은 구간 파티셔너는 서로 같다.",
    refutation: "경계까지 같아야 합니다. 경계는 저마다 자기 데이터의 표본에서 나옵니다.",
  },
  killedBy: "a side is read in place exactly when its partitioner is the one that is wanted",
} as const;

export const readInPlace: Policies["readInPlace"] = (own, wanted) =>
  own?.kind === wanted.kind && own.numPartitions === wanted.numPartitions;
