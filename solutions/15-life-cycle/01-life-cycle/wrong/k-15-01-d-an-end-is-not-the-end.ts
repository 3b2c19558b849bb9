/** K-15-01-d: “the last thing that happened decides”. In Spark an application that has ended stays as it ended. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-01-d",
  en: {
    belief: "The last thing that happened decides, also after the end.",
    refutation:
      "Messages can come late: an executor that ends after its application, a connection that closes after the goodbye. An application that has ended keeps its word.",
  },
  ko: {
    belief: "끝난 뒤에도 마지막에 일어난 일이 상태를 정한다.",
    refutation:
      "메시지는 늦게 올 수 있습니다. 애플리케이션보다 늦게 끝나는 익스큐터도, 작별 뒤에 닫히는 연결도 있습니다. 끝난 애플리케이션의 낱말은 바뀌지 않습니다.",
  },
  killedBy: "an application waits until its first executor is launched, and ends once",
} as const;

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) => {
  if (event === "executor launched") return "RUNNING";
  if (event === "executor lost") return state;
  if (event === "killed") return "KILLED";
  return event === "executors keep failing" ? "FAILED" : "FINISHED";
};
