/** K-17-03-a: “FINISHED is a success.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-03-a",
  en: {
    belief: "FINISHED is a success.",
    refutation:
      "FINISHED says that the ApplicationMaster took its leave. With which status, stands beside it: a program that threw is FINISHED and FAILED.",
  },
  ko: {
    belief: "FINISHED는 성공이다.",
    refutation:
      "FINISHED는 애플리케이션마스터가 떠났다는 말입니다. 어떤 상태로 떠났는지는 옆에 있습니다. 예외를 던진 프로그램은 FINISHED이면서 FAILED입니다.",
  },
  killedBy: "spark-submit looks again until the application is over, and then says how",
} as const;

export const readReport: Policies["readReport"] = ({ state, waits }) => {
  if (state === "FAILED" || state === "KILLED") return 1;
  return state === "FINISHED" || !waits ? 0 : undefined;
};
