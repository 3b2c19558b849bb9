/**
 * 17/06 · An executor on an offer, the solution.
 *
 * In Spark: MesosCoarseGrainedSchedulerBackend.canLaunchTask, executorCores. Left out on purpose: ports, hosts that are wished for.
 */
import type { Policies } from "#engine/kata";

export const executorOnOffer: Policies["executorOnOffer"] = (left) => {
  const whole = Math.floor(left.cpus);
  const cores = left.executorCores ?? Math.min(whole, left.coresMax - left.coresAcquired);
  const isWanted = left.executorLimit === undefined || left.executors < left.executorLimit;
  const hasRoom = cores <= whole && left.executorMemory <= left.mem;
  const isAllowed = left.coresAcquired + cores <= left.coresMax && left.agentFailures < 2;
  return cores > 0 && isWanted && hasRoom && isAllowed ? cores : 0;
};
