/**
 * 18/06 · Where the time goes, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "One sum for each reason, over the spans that have it.",
  ko: "이유마다 그 이유의 토막만 더한다.",
} as const;

export const attributeIdle: Policies["attributeIdle"] = (moments) => {
  type Span = (typeof moments)[number];
  const free = ({ slots, running }: Span): number => Math.max(0, slots - running);
  const over = (chosen: (one: Span) => boolean, weight: (one: Span) => number): number =>
    moments.filter(chosen).reduce((sum, one) => sum + weight(one) * one.millis, 0);
  return {
    busy: over(
      () => true,
      (one) => one.slots - free(one),
    ),
    noJob: over(({ jobs }) => jobs === 0, free),
    fewTasks: over(({ jobs, waiting }) => jobs > 0 && waiting === 0, free),
    tasksWait: over(({ jobs, waiting }) => jobs > 0 && waiting > 0, free),
  };
};
