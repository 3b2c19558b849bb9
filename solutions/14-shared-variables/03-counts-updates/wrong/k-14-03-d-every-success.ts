/** K-14-03-d: “Every success counts, of result tasks, too.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-03-d",
  en: {
    belief: "Every success counts, of result tasks, too.",
    refutation:
      "An action has one result for each partition. A second success of the same partition is ignored, and its updates with it.",
  },
  ko: {
    belief: "결과 태스크도 성공할 때마다 센다.",
    refutation:
      "액션의 결과는 파티션마다 하나입니다. 같은 파티션의 두 번째 성공은 더한 것까지 무시합니다.",
  },
  killedBy: "a map task counts each time it succeeds, a result task once for each partition",
} as const;

export const countsUpdates: Policies["countsUpdates"] = ({ reason }) => reason === "Success";
