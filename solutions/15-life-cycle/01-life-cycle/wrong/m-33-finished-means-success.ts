/** M-33: “FINISHED means that the program did what it should”. In Spark it means that the driver is gone. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-33",
  en: {
    belief: "FINISHED means success, so an application whose driver vanishes is FAILED.",
    refutation:
      "The Master sees a connection close and nothing else. A driver that crashed and one that was done leave the same word, FINISHED; success is in the exit code of spark-submit.",
  },
  ko: {
    belief: "FINISHED는 성공이므로 드라이버가 말없이 사라진 애플리케이션은 FAILED이다.",
    refutation:
      "마스터는 연결이 닫히는 것만 봅니다. 죽은 드라이버도 할 일을 마친 드라이버도 FINISHED를 남깁니다. 성공했는지는 spark-submit의 종료 코드가 말합니다.",
  },
  killedBy: "an application waits until its first executor is launched, and ends once",
} as const;

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) => {
  if (state !== "WAITING" && state !== "RUNNING") return state;
  if (event === "executor launched") return "RUNNING";
  if (event === "executor lost") return state;
  if (event === "killed") return "KILLED";
  return event === "unregistered" ? "FINISHED" : "FAILED";
};
