/** K-15-06-a: “a stage that has left something behind need not run”. In Spark every output of a parent is read. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-06-a",
  en: {
    belief: "A parent that has any output left is skipped.",
    refutation:
      "Each reduce task reads from every map output. One that is missing is enough for the parent to run, though only for that partition.",
  },
  ko: {
    belief: "출력이 조금이라도 남은 부모는 건너뛴다.",
    refutation:
      "리듀스 태스크는 모든 맵 출력에서 읽습니다. 하나만 빠져도 부모가 돌아야 합니다. 다만 그 파티션만 돕니다.",
  },
  killedBy: "a parent stage runs exactly when one of its outputs is missing",
} as const;

export const stagesToRun: Policies["stagesToRun"] = (stage) =>
  stage.parents.filter(({ availableOutputs }) => availableOutputs === 0).map(({ id }) => id);
