/** K-18-06-b: “A span is busy as soon as a task runs in it.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-06-b",
  en: {
    belief: "A span is busy as soon as a task runs in it.",
    refutation: "One task keeps one slot busy. The others are paid for and do nothing.",
  },
  ko: {
    belief: "태스크가 하나라도 돌면 그동안은 바쁘다.",
    refutation: "태스크 하나는 슬롯 하나를 씁니다. 나머지는 값만 치르고 놉니다.",
  },
  killedBy: "slots are busy with tasks; idle ones have no job, too few tasks, or tasks that wait",
} as const;

export const attributeIdle: Policies["attributeIdle"] = (moments) => {
  const spent = { busy: 0, noJob: 0, fewTasks: 0, tasksWait: 0 };
  for (const { millis, slots, running, waiting, jobs } of moments) {
    const busy = running > 0 ? slots : 0;
    spent.busy += busy * millis;
    const idle = (slots - busy) * millis;
    if (jobs === 0) spent.noJob += idle;
    else if (waiting === 0) spent.fewTasks += idle;
    else spent.tasksWait += idle;
  }
  return spent;
};
