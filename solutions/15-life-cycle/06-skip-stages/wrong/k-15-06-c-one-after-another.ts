/** K-15-06-c: “parents run one after another”. In Spark all that are missing are submitted together. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-06-c",
  en: {
    belief: "Only one parent runs at a time, so only the first missing one is named.",
    refutation:
      "Parents do not wait for each other: all that are missing are submitted, and their tasks share the slots.",
  },
  ko: {
    belief: "부모는 한 번에 하나씩 도니 빠진 것 가운데 첫째만 답한다.",
    refutation:
      "부모끼리는 기다리지 않습니다. 빠진 부모를 모두 제출하고, 그 태스크가 슬롯을 나눠 씁니다.",
  },
  killedBy: "a parent stage runs exactly when one of its outputs is missing",
} as const;

export const stagesToRun: Policies["stagesToRun"] = (stage) =>
  stage.parents
    .filter(({ availableOutputs, numPartitions }) => availableOutputs < numPartitions)
    .map(({ id }) => id)
    .slice(0, 1);
