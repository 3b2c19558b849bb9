/**
 * 17/06 · An executor on an offer, by leaving early.
 *
 * In Spark: MesosCoarseGrainedSchedulerBackend.canLaunchTask. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on purpose: what the
 * solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Leaves with 0 at the first reason against it, and counts the cores that may be taken before it asks how many are wanted.",
  ko: "안 될 까닭이 나오면 바로 0으로 끝내고, 가져갈 수 있는 코어부터 센 다음 몇 개가 필요한지 본다.",
} as const;

export const executorOnOffer: Policies["executorOnOffer"] = ({
  cpus,
  mem,
  executorCores,
  executorMemory,
  coresAcquired,
  coresMax,
  agentFailures,
  executors,
  executorLimit,
}) => {
  if (agentFailures >= 2 || mem < executorMemory) return 0;
  if (executorLimit !== undefined && executors >= executorLimit) return 0;
  let free = coresMax - coresAcquired;
  if (free > cpus) free = cpus - (cpus % 1);
  if (executorCores === undefined) return Math.max(0, free);
  return executorCores <= free ? executorCores : 0;
};
