/**
 * 17/03 · When may spark-submit go, the solution.
 *
 * In Spark: yarn Client.run, monitorApplication. Left out on purpose: reports that do not come.
 */
import type { Policies } from "#engine/kata";

export const readReport: Policies["readReport"] = ({ state, finalStatus, waits }) => {
  if (state === "FAILED" || state === "KILLED") return 1;
  if (!waits) return 0;
  if (state !== "FINISHED") return undefined;
  return finalStatus === "SUCCEEDED" ? 0 : 1;
};
