/**
 * 14/03 · What counts, by exclusion.
 *
 * In Spark: DAGScheduler.handleTaskCompletion. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Asks what keeps an update out instead of what lets it in.",
  ko: "무엇이 들어가는지가 아니라 무엇이 빠지는지를 묻는다.",
} as const;

export const countsUpdates: Policies["countsUpdates"] = ({ reason, taskType, mergedBefore }) => {
  if (reason !== "Success") return false;
  const isSecondResult = taskType === "ResultTask" && mergedBefore;
  return !isSecondResult;
};
