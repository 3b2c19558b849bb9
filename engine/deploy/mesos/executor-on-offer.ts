/**
 * Coarse-grained mode's one question about what is left of an offer: is there an executor to be started on it, and with how many cores? As many as are set, or all whole
 * cores that are offered and may still be taken; none where memory, failures of the agent, ports or the wish of dynamic allocation stand against it.
 *
 * In Spark 3.5.3: mesos MesosCoarseGrainedSchedulerBackend.scala (canLaunchTask, executorCores). Rules D4.6, D4.8.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

/** An agent that has failed so often is not used any more. */
export const MAX_AGENT_FAILURES = 2;

export interface OfferLeft {
  /** What is left of the offer: cores (they may be a fraction), MB. */
  readonly cpus: number;
  readonly mem: number;
  /** `spark.executor.cores`, where it is set. */
  readonly executorCores?: number;
  /** MB of an executor with its overhead. */
  readonly executorMemory: number;
  /** Cores that executors hold already, and how many they may hold: a whole number of executors' cores. */
  readonly coresAcquired: number;
  readonly coresMax: number;
  /** How often executors failed on this agent. */
  readonly agentFailures: number;
  /** Executors there are, and how many dynamic allocation wants; without it as many as fit. */
  readonly executors: number;
  readonly executorLimit?: number;
}

/** The cores of the executor that is started there; 0 for none. */
export type ExecutorOnOffer = (left: OfferLeft) => number;

const byDefault: ExecutorOnOffer = (left) => {
  const whole = Math.floor(left.cpus);
  const cores = left.executorCores ?? Math.min(whole, left.coresMax - left.coresAcquired);
  const fits =
    cores > 0 &&
    cores <= whole &&
    cores + left.coresAcquired <= left.coresMax &&
    left.executorMemory <= left.mem &&
    left.executors < (left.executorLimit ?? Number.POSITIVE_INFINITY) &&
    left.agentFailures < MAX_AGENT_FAILURES;
  return fits ? cores : 0;
};

/** By the default, or by a kata whose answer is looked at. */
export function executorOnOffer(kata: ExecutorOnOffer | undefined, left: OfferLeft): number {
  if (kata === undefined) return byDefault(left);
  const answer: unknown = kata(frozen(left));
  if (!Number.isInteger(answer) || Number(answer) < 0 || Number(answer) > left.cpus)
    throw new KataFault("executorOnOffer", {
      en: `${shown(answer)} cores cannot be taken of an offer of ${left.cpus}: a whole number from 0 to that is`,
      ko: `코어 ${left.cpus}개짜리 제안에서 가져갈 수 없는 값입니다: ${shown(answer)}. 0부터 그 수까지의 정수여야 합니다`,
    });
  return Number(answer);
}
