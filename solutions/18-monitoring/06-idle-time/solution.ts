/**
 * 18/06 · Where the time goes.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const attributeIdle: Policies["attributeIdle"] = (moments) => {
  const spent = { busy: 0, noJob: 0, fewTasks: 0, tasksWait: 0 };
  for (const { millis, slots, running, waiting, jobs } of moments) {
    const busy = Math.min(running, slots);
    spent.busy += busy * millis;
    const idle = (slots - busy) * millis;
    if (jobs === 0) spent.noJob += idle;
    else if (waiting === 0) spent.fewTasks += idle;
    else spent.tasksWait += idle;
  }
  return spent;
};
