/** K-18-06-a: “Slots are idle because the driver has no job for them.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-06-a",
  en: {
    belief: "Slots are idle because the driver has no job for them.",
    refutation:
      "While a stage has fewer tasks than there are slots, they are idle, too, and a job runs.",
  },
  ko: {
    belief: "슬롯은 드라이버가 잡을 주지 않아서 논다.",
    refutation: "태스크가 슬롯보다 적은 동안에도 놉니다. 잡은 돌고 있습니다.",
  },
  killedBy: "slots are busy with tasks; idle ones have no job, too few tasks, or tasks that wait",
} as const;

export const attributeIdle: Policies["attributeIdle"] = (moments) => {
  const spent = { busy: 0, noJob: 0, fewTasks: 0, tasksWait: 0 };
  for (const { millis, slots, running, waiting, jobs } of moments) {
    const busy = Math.min(running, slots);
    spent.busy += busy * millis;
    const idle = (slots - busy) * millis;
    if (jobs >= 0) spent.noJob += idle;
    else if (waiting === 0) spent.fewTasks += idle;
    else spent.tasksWait += idle;
  }
  return spent;
};
