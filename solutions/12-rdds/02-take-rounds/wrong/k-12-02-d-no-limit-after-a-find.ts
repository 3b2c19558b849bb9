/** K-12-02-d: “Once something was found, the guess has no limit.” One find in many partitions would make the guess enormous; it too is held to `scaleUp` times what was seen. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-02-d",
  en: {
    belief: "Once something was found, the guess has no limit.",
    refutation:
      "One find in many partitions would make the guess enormous; it too is held to `scaleUp` times what was seen.",
  },
  ko: {
    belief: "찾은 것이 있으면 어림에 한계가 없다.",
    refutation:
      "여러 파티션에서 하나만 찾으면 어림이 엄청나게 커집니다. 이것도 본 것의 `scaleUp`배를 넘지 않습니다.",
  },
  killedBy: "each round looks at as many partitions as what was found suggests",
} as const;

export const partitionsToTry: Policies["partitionsToTry"] = (view) => {
  const { wanted, found, scanned, initial, scaleUp } = view;
  if (scanned === 0) return initial;
  if (found === 0) return scaleUp * scanned;
  return Math.max(1, Math.ceil((1.5 * (wanted - found) * scanned) / found));
};
