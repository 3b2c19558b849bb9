/** K-15-01-a: “without an executor an application waits again”. In Spark RUNNING stays until the end. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-01-a",
  en: {
    belief: "An application that loses an executor goes back to WAITING.",
    refutation:
      "RUNNING begins when the Master launches the first executor and stays until the end. A replacement is granted, but the word does not change.",
  },
  ko: {
    belief: "익스큐터를 잃은 애플리케이션은 WAITING으로 돌아간다.",
    refutation:
      "RUNNING은 마스터가 첫 익스큐터를 띄울 때 시작해 끝날 때까지 그대로입니다. 대신할 익스큐터는 배정되지만 낱말은 바뀌지 않습니다.",
  },
  killedBy: "an application waits until its first executor is launched, and ends once",
} as const;

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) => {
  if (state !== "WAITING" && state !== "RUNNING") return state;
  if (event === "executor launched") return "RUNNING";
  if (event === "executor lost") return "WAITING";
  if (event === "killed") return "KILLED";
  return event === "executors keep failing" ? "FAILED" : "FINISHED";
};
