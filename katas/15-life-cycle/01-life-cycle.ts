/**
 * 15/01 · The states of an application · 애플리케이션의 상태
 *
 * A standalone Master keeps one word for each application: WAITING, RUNNING, FINISHED, FAILED or KILLED. It begins as WAITING when the
 * application registers. Something happens, and the Master writes down the next word. Answer that word.
 * 스탠드얼론 마스터는 애플리케이션마다 낱말 하나를 적어 둡니다. WAITING, RUNNING, FINISHED, FAILED, KILLED 가운데 하나입니다. 애플리케이션이
 * 등록할 때는 WAITING입니다. 무슨 일이 일어나면 마스터가 다음 낱말을 적습니다. 그 낱말을 답하세요.
 *
 * The Master sees little. It launches executors and hears of their end; it hears the driver take its leave ("unregistered"), or sees its
 * connection close without a word ("driver disconnected"), and cannot tell whether the program did what it should; someone may kill the
 * application in its page; and it gives up one whose executors keep failing.
 * 마스터가 보는 것은 적습니다. 익스큐터를 띄우고 그것이 끝났다는 말을 듣습니다. 드라이버가 작별 인사를 하는 것("unregistered")을 듣거나,
 * 말없이 연결이 닫히는 것("driver disconnected")을 볼 뿐, 프로그램이 할 일을 했는지는 모릅니다. 누가 마스터의 페이지에서 애플리케이션을
 * 죽일 수 있고("killed"), 익스큐터가 거듭 실패하면 마스터가 포기합니다("executors keep failing").
 *
 * You get · 받는 것: state: "WAITING" | "RUNNING" | "FINISHED" | "FAILED" | "KILLED" | "UNKNOWN", event: "executor launched" | "executor
 *   lost" | "unregistered" | "driver disconnected" | "killed" | "executors keep failing"
 * You answer · 답할 것: "WAITING" | "RUNNING" | "FINISHED" | "FAILED" | "KILLED" | "UNKNOWN"
 *
 * The laws will: walk through random histories, with things that happen after the end, too; then your function keeps the Master's books
 * while workers come late, executors die and drivers are killed.
 * 법칙이 볼 것: 끝난 뒤에도 일이 일어나는 임의의 경과를 따라갑니다. 그다음 워커가 늦게 오고 익스큐터와 드라이버가 죽는 동안 함수가
 * 마스터의 장부를 적습니다.
 * You need not: think of UNKNOWN, which a Master writes only while it recovers, or of the driver's own state.
 * 생각하지 않아도 되는 것: 마스터가 복구할 때만 적는 UNKNOWN, 드라이버의 상태.
 *
 * In Spark: ApplicationState, and Master.scala wherever it sets `app.state`. About 10 minutes · 약 10분. Hole: 6 lines.
 */
import { Todo, type ApplicationEvent, type ApplicationState, type Policies } from "#engine/kata";

export const nextApplicationState: Policies["nextApplicationState"] = (
  state: ApplicationState,
  event: ApplicationEvent,
) => {
  throw new Todo("which word does the Master write down next?");
};
