/** K-12-02-c: “It looks at just as many as the rest should need.” It takes half more, so that a slightly emptier partition does not cost another job. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-02-c",
  en: {
    belief: "It looks at just as many as the rest should need.",
    refutation:
      "It takes half more, so that a slightly emptier partition does not cost another job.",
  },
  ko: {
    belief: "나머지에 꼭 필요한 만큼만 본다.",
    refutation: "절반을 더 봅니다. 조금 덜 찬 파티션 때문에 잡을 또 내지 않으려는 것입니다.",
  },
  killedBy: "each round looks at as many partitions as what was found suggests",
} as const;

export const partitionsToTry: Policies["partitionsToTry"] = (view) => {
  const { wanted, found, scanned, initial, scaleUp } = view;
  if (scanned === 0) return initial;
  const needed = found === 0 ? Infinity : Math.ceil(((wanted - found) * scanned) / found);
  return Math.min(needed, scaleUp * scanned);
};
