/** K-15-01-c: “an application that never had an executor has failed”. In Spark it is FINISHED like any other whose driver goes. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-01-c",
  en: {
    belief: "An application that ends before it got an executor is FAILED.",
    refutation:
      "The Master does not judge. A driver may well be done without an executor; whenever it goes, the application is FINISHED.",
  },
  ko: {
    belief: "익스큐터를 하나도 받지 못하고 끝난 애플리케이션은 FAILED이다.",
    refutation:
      "마스터는 판단하지 않습니다. 익스큐터 없이도 드라이버의 일은 끝날 수 있습니다. 언제 떠나든 애플리케이션은 FINISHED입니다.",
  },
  killedBy: "an application waits until its first executor is launched, and ends once",
} as const;

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) => {
  if (state !== "WAITING" && state !== "RUNNING") return state;
  if (event === "executor launched") return "RUNNING";
  if (event === "executor lost") return state;
  if (event === "killed") return "KILLED";
  if (event === "executors keep failing" || state === "WAITING") return "FAILED";
  return "FINISHED";
};
