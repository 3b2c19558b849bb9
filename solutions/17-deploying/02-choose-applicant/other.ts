/**
 * 17/02 · Whose turn is it, as a list of candidates.
 *
 * In Spark: nothing; in Hadoop CapacityScheduler. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on purpose: what the
 * solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Lists all candidates that nothing forbids, and takes the one of the least used queue.",
  ko: "막는 것이 없는 후보를 모두 모은 다음, 가장 덜 쓴 큐의 것을 고른다.",
} as const;

export const chooseApplicant: Policies["chooseApplicant"] = (offer) => {
  const kinds =
    offer.calculator === "dominant" ? (["memory", "vcores"] as const) : (["memory"] as const);
  const part = (amount: Readonly<Record<"memory" | "vcores", number>>): number =>
    kinds.reduce((most, kind) => Math.max(most, amount[kind] / offer.cluster[kind]), 0);
  let best: { readonly appId: string; readonly ratio: number } | undefined;
  for (const queue of offer.queues) {
    const used = part(queue.used);
    const first = queue.applicants.find(
      ({ size, userHolds }) =>
        kinds.every((kind) => size[kind] <= offer.free[kind]) &&
        part(userHolds) <= queue.capacity * queue.userLimitFactor,
    );
    const ratio = used / queue.capacity;
    if (used < queue.maximum && first !== undefined && (best === undefined || ratio < best.ratio))
      best = { appId: first.appId, ratio };
  }
  return best?.appId;
};
