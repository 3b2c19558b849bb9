/**
 * 17/07 · When to try a driver again · 드라이버를 다시 띄울 때
 *
 * The task of a driver is over, and the dispatcher of Mesos hears in which state. Answer how many seconds the driver waits before it is started again, or `undefined` where it is over for good.
 * Only a supervised driver that failed or was lost is tried again: after 1 second the first time, then after twice as long as before, never longer than `longestWait`.
 * 드라이버의 태스크가 끝났고, 메소스의 디스패처가 그 상태를 들었습니다. 다시 띄우기까지 기다릴 초를 답하세요. 아주 끝났으면 `undefined`입니다. 다시 띄우는 것은 감독받는 드라이버가 실패했거나 사라졌을 때뿐입니다. 처음에는 1초,
 * 그다음부터는 앞의 갑절이고 `longestWait`를 넘지 않습니다.
 *
 * You get · 받는 것: over: { state: "TASK_STAGING" | "TASK_RUNNING" | "TASK_FINISHED" | "TASK_FAILED" | "TASK_KILLED" | "TASK_LOST" |
 *   "TASK_ERROR", supervise: boolean, waited: number | undefined, longestWait: number }
 * You answer · 답할 것: number | undefined
 *
 * The laws will: let drivers end in every state, after every wait; then your waits supervise drivers that are killed on Mesos.
 * 법칙이 볼 것: 드라이버를 모든 상태로, 여러 번 기다린 뒤에 끝냅니다. 그다음 메소스에서 죽는 드라이버들을 여러분의 시간으로 감독합니다.
 * You need not: count tries, or look at offers.
 * 생각하지 않아도 되는 것: 몇 번째인지 세기, 제안 보기.
 *
 * In Spark: MesosClusterScheduler.statusUpdate, shouldRelaunch. About 6 minutes · 약 6분. Hole: 3 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const driverRetry: Policies["driverRetry"] = (over) => {
  throw new Todo("how long does the driver of `over` wait, if it is tried again?");
};
