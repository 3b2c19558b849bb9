/**
 * 17/07 · When to try a driver again, the solution.
 *
 * In Spark: MesosClusterScheduler.statusUpdate. Left out on purpose: news of an earlier try.
 */
import type { Policies } from "#engine/kata";

export const driverRetry: Policies["driverRetry"] = ({ state, supervise, waited, longestWait }) => {
  if (!supervise || (state !== "TASK_FAILED" && state !== "TASK_LOST")) return undefined;
  return waited === undefined ? 1 : Math.min(longestWait, waited * 2);
};
