/** K-12-02-e: “The first job looks at one partition, whatever is set.” `spark.rdd.limit.initialNumPartitions` says how many; 1 is its default. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-02-e",
  en: {
    belief: "The first job looks at one partition, whatever is set.",
    refutation: "`spark.rdd.limit.initialNumPartitions` says how many; 1 is its default.",
  },
  ko: {
    belief: "설정과 상관없이 첫 잡은 파티션 하나를 본다.",
    refutation: "`spark.rdd.limit.initialNumPartitions`가 정합니다. 1은 기본값일 뿐입니다.",
  },
  killedBy: "each round looks at as many partitions as what was found suggests",
} as const;

export const partitionsToTry: Policies["partitionsToTry"] = (view) => {
  const { wanted, found, scanned, scaleUp } = view;
  if (scanned === 0) return 1;
  const needed = found === 0 ? Infinity : Math.ceil((1.5 * (wanted - found) * scanned) / found);
  return Math.min(needed, scaleUp * scanned);
};
