/**
 * 14/03 · What counts: successes; of result tasks one for each partition.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const countsUpdates: Policies["countsUpdates"] = ({ reason, taskType, mergedBefore }) =>
  reason === "Success" && (taskType === "ShuffleMapTask" || !mergedBefore);
