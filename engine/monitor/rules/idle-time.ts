/**
 * Where the time of all slots went: to tasks, or to nothing, and why. In Spark: the timeline of the web UI, by eye. A slot is idle because no job runs
 * (the driver has the word), because every task of what runs has a slot already (too few tasks, or the last ones of a stage), or although tasks wait.
 * Slots times milliseconds; together they are all there was. Left out on purpose: waiting for executors, when there are no slots. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

/** A span of time in which nothing changes. */
export interface Moment {
  readonly millis: number;
  readonly slots: number;
  /** Tasks that run; at a hand-over one more than there are slots may be told. */
  readonly running: number;
  /** Tasks of stages that run which no slot has got yet. */
  readonly waiting: number;
  /** Jobs that run. */
  readonly jobs: number;
}

/** Slots times milliseconds. */
export interface SlotTime {
  readonly busy: number;
  readonly noJob: number;
  readonly fewTasks: number;
  readonly tasksWait: number;
}

/** Where the slots' time went; a kata's part. */
export type AttributeIdle = (moments: readonly Moment[]) => SlotTime;

const attributeIdle: AttributeIdle = (moments) => {
  const sums = { busy: 0, noJob: 0, fewTasks: 0, tasksWait: 0 };
  for (const { millis, slots, running, waiting, jobs } of moments) {
    const busy = Math.min(running, slots);
    const why = jobs === 0 ? "noJob" : waiting === 0 ? "fewTasks" : "tasksWait";
    sums.busy += busy * millis;
    sums[why] += (slots - busy) * millis;
  }
  return sums;
};

const names = ["busy", "noJob", "fewTasks", "tasksWait"] as const;

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfIdle(kata: AttributeIdle | undefined): AttributeIdle {
  if (kata === undefined) return attributeIdle;
  return (moments) => {
    const answer = kata(frozen(moments)) as Partial<SlotTime> | undefined;
    if (names.every((name) => Number.isFinite(answer?.[name]))) return answer as SlotTime;
    throw new KataFault("attributeIdle", {
      en: `${shown(answer)} does not say where the time went`,
      ko: `시간이 어디로 갔는지 말하지 않습니다: ${shown(answer)}`,
    });
  };
}
