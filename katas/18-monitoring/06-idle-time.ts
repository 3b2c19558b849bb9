/**
 * 18/06 · where the time goes · 시간이 가는 곳
 *
 * Spans of an application's time in which nothing changes. Of its slots so many are busy as tasks run (at a hand-over one more than there are slots may be told: then all are busy). The others are idle: without
 * a job (`noJob`), because all tasks have a slot (`fewTasks`: none wait), or although tasks wait (`tasksWait`). Answer slots times milliseconds of each.
 * 아무것도 변하지 않는 시간의 토막입니다. 슬롯은 도는 태스크만큼 바쁩니다(자리를 넘겨줄 때는 슬롯보다 하나 많게 나올 수 있고, 그러면 모두 바쁩니다). 나머지는 놉니다. 잡이 없거나(`noJob`), 태스크가 모두 슬롯을 얻었거나(`fewTasks`,
 * 기다리는 것 없음), 기다리는 태스크가 있는데도 놉니다(`tasksWait`). 저마다 슬롯 곱하기 밀리초로 답하세요.
 *
 * You get · 받는 것: moments: { millis: number, slots: number, running: number, waiting: number, jobs: number }[]
 * You answer · 답할 것: { busy: number, noJob: number, fewTasks: number, tasksWait: number }
 *
 * The laws will: draw spans; then the doctor asks your rule about whole applications.
 * 법칙이 볼 것: 토막을 뽑습니다. 그다음 닥터가 애플리케이션을 두고 이 규칙에 묻습니다.
 * You need not: cut the time into spans; the doctor does.
 * 생각하지 않아도 되는 것: 시간을 토막 내는 일. 닥터가 합니다.
 *
 * In Spark: nothing; by eye, the timeline of the web UI. About 10 minutes · 약 10분. Hole: 9 lines.
 */
import { Todo, type Moment, type Policies } from "#engine/kata";

export const attributeIdle: Policies["attributeIdle"] = (moments: readonly Moment[]) => {
  throw new Todo("how much slot time goes to tasks, and to which idleness?");
};
