/**
 * 15/07 · What to resubmit, by groups.
 *
 * In Spark: MapOutputTrackerMaster.removeOutputsOnExecutor, removeOutputsOnHost. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Sorts the outputs into groups, by machine or by executor, and takes the group that is gone.",
  ko: "출력을 머신이나 익스큐터별로 모은 다음 사라진 묶음을 고른다.",
} as const;

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (outputs, lost) => {
  const groups = new Map<string, number[]>();
  for (const { executorId, host, mapIndex } of outputs) {
    const name = lost.host === undefined ? executorId : host;
    groups.set(name, [...(groups.get(name) ?? []), mapIndex]);
  }
  return groups.get(lost.host ?? lost.executorId) ?? [];
};
