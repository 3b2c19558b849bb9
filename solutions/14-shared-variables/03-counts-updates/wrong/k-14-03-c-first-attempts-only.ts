/** K-14-03-c: “Only the first attempt of a task counts.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-03-c",
  en: {
    belief: "Only the first attempt of a task counts.",
    refutation: "It is the successful one that counts, whichever number it has.",
  },
  ko: {
    belief: "태스크의 첫 시도만 센다.",
    refutation: "몇 번째든 성공한 시도를 셉니다.",
  },
  killedBy: "a map task counts each time it succeeds, a result task once for each partition",
} as const;

export const countsUpdates: Policies["countsUpdates"] = ({
  reason,
  attemptNumber,
  stageAttemptId,
}) => reason === "Success" && attemptNumber === 0 && stageAttemptId === 0;
