/**
 * 15/07 · What to resubmit: an output is gone when it lay on what is gone, be that one executor or a whole machine.
 *
 * In Spark: MapOutputTrackerMaster.removeOutputsOnExecutor, removeOutputsOnHost. Left out on purpose: the epoch, which the engine keeps.
 */
import type { Policies } from "#engine/kata";

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (outputs, lost) =>
  outputs
    .filter(({ executorId, host }) =>
      lost.host === undefined ? executorId === lost.executorId : host === lost.host,
    )
    .map(({ mapIndex }) => mapIndex);
