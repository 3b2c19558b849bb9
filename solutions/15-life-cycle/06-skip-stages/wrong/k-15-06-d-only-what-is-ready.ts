/** K-15-06-d: “a parent that still waits for its own parents cannot be named”. In Spark it is named, and waits for them in its turn. */
import type { Policies, StageView } from "#engine/kata";

export const belief = {
  id: "K-15-06-d",
  en: {
    belief: "Only parents that can start at once are named.",
    refutation:
      "A parent that misses outputs has to run, whether it can start at once or not. When it is submitted, its own missing parents are found, and it waits for them.",
  },
  ko: {
    belief: "바로 시작할 수 있는 부모만 답한다.",
    refutation:
      "출력이 빠진 부모는 바로 시작할 수 있든 없든 돌아야 합니다. 그 부모를 제출할 때 그것의 빠진 부모를 찾고, 그 부모가 기다립니다.",
  },
  killedBy: "a parent stage runs exactly when one of its outputs is missing",
} as const;

const lacks = ({ availableOutputs, numPartitions }: StageView): boolean =>
  availableOutputs < numPartitions;

export const stagesToRun: Policies["stagesToRun"] = (stage) =>
  stage.parents
    .filter((parent) => lacks(parent) && !parent.parents.some(lacks))
    .map(({ id }) => id);
