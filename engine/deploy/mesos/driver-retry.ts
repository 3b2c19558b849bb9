/**
 * What becomes of a driver whose task is over: a supervised one that failed or was lost is started again, after one second the first time and then after twice as long as
 * before, a minute at most; nobody counts how often. Every other one is over.
 *
 * In Spark 3.5.3: mesos MesosClusterScheduler.scala (statusUpdate, shouldRelaunch). Rule D4.21.
 */
import type { MesosTaskState } from "../../events/deploy-events.ts";
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

export interface DriverOver {
  readonly state: MesosTaskState;
  /** `--supervise`. */
  readonly supervise: boolean;
  /** Seconds that it waited before this try; nothing before its first. */
  readonly waited?: number;
  /** `spark.mesos.cluster.retry.wait.max`, in seconds. */
  readonly longestWait: number;
}

/** Seconds until it may be started again, or nothing where it is over. */
export type DriverRetry = (over: DriverOver) => number | undefined;

const byDefault: DriverRetry = ({ state, supervise, waited, longestWait }) => {
  if (!supervise || (state !== "TASK_FAILED" && state !== "TASK_LOST")) return undefined;
  return waited === undefined ? 1 : Math.min(longestWait, waited * 2);
};

/** By the default, or by a kata whose answer is looked at. */
export function driverRetry(kata: DriverRetry | undefined, over: DriverOver): number | undefined {
  if (kata === undefined) return byDefault(over);
  const answer: unknown = kata(frozen(over));
  if (answer !== undefined && (!Number.isInteger(answer) || Number(answer) < 0))
    throw new KataFault("driverRetry", {
      en: `${shown(answer)} are no seconds to wait: a whole number, or undefined for a driver that is over`,
      ko: `기다릴 초가 될 수 없는 값입니다: ${shown(answer)}. 정수이거나, 끝난 드라이버라면 undefined여야 합니다`,
    });
  return answer as number | undefined;
}
