/**
 * What a failed attempt means for its task: it runs again, the stage is given up, or the failure does not count at all. Rules C4.29, C4.30.
 * Spark 3.5.3: TaskSetManager.handleFailedTask, TaskEndReason.countTowardsTaskFailures. Left out so far: exclusion of executors.
 */
import { frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import { countsTowardsTaskFailures, type FailureReason } from "../events/task-end-reason.ts";

/**
 * A kata's part. `failures`: how many failures of this task were counted before this one.
 * "retry": it counts, and the task runs again. "abort": it counts, and the stage is given up. "ignore": it does not count.
 */
export type AfterFailure = (
  failures: number,
  maxFailures: number,
  reason: FailureReason,
) => "retry" | "abort" | "ignore";

/** The last failure that is allowed ends the stage; what was not the task's fault is not counted. */
const afterFailure: AfterFailure = (failures, maxFailures, reason) => {
  if (!countsTowardsTaskFailures(reason)) return "ignore";
  return failures + 1 >= maxFailures ? "abort" : "retry";
};

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleAfterFailure(kata: AfterFailure | undefined): AfterFailure {
  if (kata === undefined) return afterFailure;
  return (failures, maxFailures, reason) => {
    const answer: unknown = kata(failures, maxFailures, frozen({ ...reason }));
    if (answer !== "retry" && answer !== "abort" && answer !== "ignore")
      throw new KataFault("afterFailure", {
        en: `${shown(answer)} is none of retry, abort, ignore`,
        ko: `retry, abort, ignore 가운데 하나가 아닙니다: ${shown(answer)}`,
      });
    return answer;
  };
}
