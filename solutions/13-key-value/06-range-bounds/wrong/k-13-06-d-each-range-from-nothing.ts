/** K-13-06-d: “after each bound the weight is counted from nothing again”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-06-d",
  en: {
    belief: "After each bound the weight is counted from nothing again.",
    refutation:
      "What a bound overshot counts for the next one, or all the ranges after a heavy key would end too late.",
  },
  ko: {
    belief: "경계를 정할 때마다 무게를 0부터 다시 센다.",
    refutation:
      "앞 경계에서 넘친 만큼은 다음 경계에 들어갑니다. 그러지 않으면 무거운 키 뒤의 구간이 모두 늦게 끝납니다.",
  },
  killedBy:
    "ranges end where the weight of the sample reaches one share after the other, each time at a larger key",
} as const;

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const share = sample.reduce((sum, { weight }) => sum + weight, 0) / partitions;
  const bounds: number[] = [];
  let sum = 0;
  const target = share;
  for (const { key, weight } of sample.toSorted((a, b) => a.key - b.key)) {
    sum += weight;
    const last = bounds.at(-1);
    if (bounds.length >= partitions - 1 || sum < target || (last !== undefined && key <= last))
      continue;
    bounds.push(key);
    sum = 0;
  }
  return bounds;
};
