/** K-13-06-c: “the ranges are equally wide: each takes as many of the possible keys”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-06-c",
  en: {
    belief: "The ranges are equally wide: each takes as many of the possible keys.",
    refutation: "They are about equally heavy: where records crowd, ranges are narrow.",
  },
  ko: {
    belief: "구간은 키의 폭이 같다.",
    refutation: "구간은 무게가 비슷합니다. 레코드가 몰린 곳에서는 구간이 좁습니다.",
  },
  killedBy:
    "ranges end where the weight of the sample reaches one share after the other, each time at a larger key",
} as const;

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const keys = [...new Set(sample.map(({ key }) => key))].sort((a, b) => a - b);
  const bounds = Array.from(
    { length: partitions - 1 },
    (_, i) => keys[Math.floor(((i + 1) * keys.length) / partitions) - 1],
  );
  return bounds.filter((key) => key !== undefined);
};
