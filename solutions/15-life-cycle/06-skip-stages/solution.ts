/**
 * 15/06 · Skip stages: a direct parent runs when fewer outputs are registered than it has partitions.
 *
 * In Spark: DAGScheduler.getMissingParentStages with ShuffleMapStage.isAvailable. Left out on purpose: caches; the view has none behind it.
 */
import type { Policies } from "#engine/kata";

export const stagesToRun: Policies["stagesToRun"] = (stage) =>
  stage.parents
    .filter(({ availableOutputs, numPartitions }) => availableOutputs < numPartitions)
    .map(({ id }) => id);
