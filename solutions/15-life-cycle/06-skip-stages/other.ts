/**
 * 15/06 · Skip stages, by what is missing.
 *
 * In Spark: DAGScheduler.getMissingParentStages with ShuffleMapStage.isAvailable. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Begins with all parents and strikes out those that lack nothing.",
  ko: "모든 부모에서 시작해 모자란 것이 없는 부모를 지운다.",
} as const;

export const stagesToRun: Policies["stagesToRun"] = (stage) => {
  const open = new Set(stage.parents.map(({ id }) => id));
  for (const { id, numPartitions, availableOutputs } of stage.parents)
    if (numPartitions - availableOutputs === 0) open.delete(id);
  return [...open];
};
