/**
 * 17/02 · Whose turn is it, the solution.
 *
 * In Spark: nothing; in Hadoop CapacityScheduler. Left out on purpose: reservations.
 */
import type { Policies } from "#engine/kata";

export const chooseApplicant: Policies["chooseApplicant"] = ({
  free,
  cluster,
  calculator,
  queues,
}) => {
  const counts = calculator === "dominant";
  const share = (amount: { readonly memory: number; readonly vcores: number }): number =>
    Math.max(amount.memory / cluster.memory, counts ? amount.vcores / cluster.vcores : 0);
  const inTurn = queues.toSorted((a, b) => share(a.used) / a.capacity - share(b.used) / b.capacity);
  for (const { used, capacity, maximum, userLimitFactor, applicants } of inTurn) {
    if (share(used) >= maximum) continue;
    for (const { appId, size, userHolds } of applicants) {
      const fits = size.memory <= free.memory && (!counts || size.vcores <= free.vcores);
      if (fits && share(userHolds) <= capacity * userLimitFactor) return appId;
    }
  }
  return undefined;
};
