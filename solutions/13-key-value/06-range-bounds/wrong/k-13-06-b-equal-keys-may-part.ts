/** K-13-06-b: “a bound may stand there twice where one key fills two ranges”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-06-b",
  en: {
    belief: "A bound may stand there twice where one key fills two ranges.",
    refutation:
      "Equal keys stay together: the next bound is a larger key, and one key fills one partition, however full.",
  },
  ko: {
    belief: "키 하나가 구간 둘을 채우면 같은 경계가 두 번 나온다.",
    refutation:
      "같은 키는 갈라지지 않습니다. 다음 경계는 더 큰 키이고, 키 하나는 아무리 많아도 파티션 하나에 있습니다.",
  },
  killedBy:
    "ranges end where the weight of the sample reaches one share after the other, each time at a larger key",
} as const;

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const share = sample.reduce((sum, { weight }) => sum + weight, 0) / partitions;
  const bounds: number[] = [];
  let sum = 0;
  let target = share;
  for (const { key, weight } of sample.toSorted((a, b) => a.key - b.key)) {
    sum += weight;
    if (bounds.length >= partitions - 1 || sum < target) continue;
    bounds.push(key);
    target += share;
  }
  return bounds;
};
