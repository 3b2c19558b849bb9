/** K-15-01-b: “there is one end, FINISHED”. Spark’s Master tells apart what it did itself: KILLED and FAILED. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-01-b",
  en: {
    belief: "Whatever ends an application, it is FINISHED.",
    refutation:
      "Two ends are the Master’s own doing, and it writes them down as such: KILLED when someone asked for it, FAILED when it gave up on executors that keep failing.",
  },
  ko: {
    belief: "무엇으로 끝나든 FINISHED이다.",
    refutation:
      "두 가지 끝은 마스터가 스스로 한 일이어서 따로 적습니다. 누가 죽이라고 했으면 KILLED, 익스큐터가 거듭 실패해 포기했으면 FAILED입니다.",
  },
  killedBy: "an application waits until its first executor is launched, and ends once",
} as const;

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) => {
  if (state !== "WAITING" && state !== "RUNNING") return state;
  if (event === "executor launched") return "RUNNING";
  return event === "executor lost" ? state : "FINISHED";
};
