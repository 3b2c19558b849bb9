/** K-13-06-a: “every key of the sample counts once”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-06-a",
  en: {
    belief: "Every key of the sample counts once.",
    refutation:
      "A key that was drawn from a large partition stands for more records than one from a small partition.",
  },
  ko: {
    belief: "표본의 키는 모두 하나로 센다.",
    refutation: "큰 파티션에서 뽑은 키는 작은 파티션에서 뽑은 키보다 더 많은 레코드를 대신합니다.",
  },
  killedBy:
    "ranges end where the weight of the sample reaches one share after the other, each time at a larger key",
} as const;

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const share = sample.length / partitions;
  const bounds: number[] = [];
  let sum = 0;
  let target = share;
  for (const { key } of sample.toSorted((a, b) => a.key - b.key)) {
    sum += 1;
    const last = bounds.at(-1);
    if (bounds.length >= partitions - 1 || sum < target || (last !== undefined && key <= last))
      continue;
    bounds.push(key);
    target += share;
  }
  return bounds;
};
