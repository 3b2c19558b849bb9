/** K-18-06-c: “A slot is idle because tasks wait for their data.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-06-c",
  en: {
    belief: "A slot is idle because tasks wait for their data.",
    refutation: "If no task waits, there are too few of them.",
  },
  ko: {
    belief: "슬롯은 태스크가 데이터를 기다려서 논다.",
    refutation: "기다리는 태스크가 없으면 태스크가 모자란 것입니다.",
  },
  killedBy: "slots are busy with tasks; idle ones have no job, too few tasks, or tasks that wait",
} as const;

export const attributeIdle: Policies["attributeIdle"] = (moments) => {
  const spent = { busy: 0, noJob: 0, fewTasks: 0, tasksWait: 0 };
  for (const { millis, slots, running, waiting, jobs } of moments) {
    const busy = Math.min(running, slots);
    spent.busy += busy * millis;
    const idle = (slots - busy) * millis;
    if (jobs === 0) spent.noJob += idle;
    else if (waiting < 0) spent.fewTasks += idle;
    else spent.tasksWait += idle;
  }
  return spent;
};
