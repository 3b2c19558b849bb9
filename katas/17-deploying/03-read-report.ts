/**
 * 17/03 · When may spark-submit go · spark-submit은 언제 떠나나
 *
 * An application runs on YARN in cluster mode. spark-submit has asked the ResourceManager, and this is the report. Answer the exit code with which it leaves, or undefined
 * where it looks again in a second. FINISHED says that the application is over; whether well, says `finalStatus`. FAILED and KILLED are over, too, and not well.
 * Where it does not wait (spark.yarn.submit.waitAppCompletion=false), it leaves with 0 after its first look, unless the application is dead by then.
 * 애플리케이션이 YARN에서 클러스터 모드로 돕니다. spark-submit이 리소스매니저에게 물었고, 이것이 답입니다. 떠날 때의 종료 코드를 답하고, 1초 뒤 다시 볼 것이면 undefined를
 * 답하세요. FINISHED는 애플리케이션이 끝났다는 말이고, 잘 끝났는지는 `finalStatus`에 있습니다. FAILED와 KILLED도 끝난 것이고 잘 끝난 것이 아닙니다.
 * 기다리지 않을 때(spark.yarn.submit.waitAppCompletion=false)는 그때 이미 죽어 있지 않으면 처음 보고 0으로 떠납니다.
 *
 * You get · 받는 것: report: { state: "NEW" | "NEW_SAVING" | "SUBMITTED" | "ACCEPTED" | "RUNNING" | "FINAL_SAVING" | "FINISHING" | "KILLING" |
 *   "FINISHED" | "FAILED" | "KILLED", finalStatus: "FAILED" | "KILLED" | "UNDEFINED" | "SUCCEEDED", waits: boolean }
 * You answer · 답할 것: number | undefined
 *
 * The laws will: show every report there is; then your function decides how long the clients of a whole cluster stay.
 * 법칙이 볼 것: 있을 수 있는 보고를 다 보입니다. 그다음 여러분의 함수로 클러스터의 클라이언트가 얼마나 남을지 정합니다.
 * You need not: ask (you are called once a second), or end the application.
 * 생각하지 않아도 되는 것: 묻는 일(1초마다 불립니다), 애플리케이션을 끝내는 일.
 *
 * In Spark: yarn Client.run. About 8 minutes · 약 8분. Hole: 5 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const readReport: Policies["readReport"] = (report) => {
  throw new Todo("does spark-submit leave after `report`, and with which code?");
};
