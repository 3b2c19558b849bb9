/**
 * 17/07 · When to try a driver again, by a table of states.
 *
 * In Spark: MesosClusterScheduler.shouldRelaunch. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on purpose: what the solution
 * leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Looks the state up in a list, and takes half a second as the wait before the first.",
  ko: "상태를 목록에서 찾고, 첫 번째 앞에 0.5초를 기다린 것으로 친다.",
} as const;

const again: readonly string[] = ["TASK_LOST", "TASK_FAILED"];

export const driverRetry: Policies["driverRetry"] = (over) => {
  const { waited = 0.5 } = over;
  const doubled = waited + waited;
  const wait = doubled > over.longestWait && over.waited !== undefined ? over.longestWait : doubled;
  return over.supervise && again.includes(over.state) ? wait : undefined;
};
