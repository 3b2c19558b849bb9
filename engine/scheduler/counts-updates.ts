/**
 * Which updates of accumulators the driver merges when an attempt ends: for a result task once for each output of its job, for a map task each time it
 * succeeds, for a failed attempt only what counts failed values. Spark asks the last part on the executor already. Rules C3.24, C6.60.
 * Spark 3.5.3: DAGScheduler.handleTaskCompletion, core/…/scheduler/Task.scala (collectAccumulatorUpdates). Chapter 14.
 */
import type { AccumulatorContext } from "../events/accumulator-context.ts";
import type { AnyAccumulator } from "../events/accumulator-v2.ts";
import type { AccumulableInfo, TaskType } from "../events/listener-events.ts";
import type { TaskEndReason } from "../events/task-end-reason.ts";
import { frozen, KataFault, shown } from "../foundation/kata-fault.ts";

/** An attempt that ended and brought updates, as a kata sees it. */
export interface EndedAttempt {
  readonly taskType: TaskType;
  readonly reason: TaskEndReason["kind"];
  /** 0 for the first attempt of a task in its stage attempt. */
  readonly attemptNumber: number;
  readonly stageAttemptId: number;
  /** Whether updates of an earlier success of this very partition of this stage were merged before. */
  readonly mergedBefore: boolean;
}

/** Whether the driver merges what the attempt added; a kata's part. */
export type CountsUpdates = (ended: EndedAttempt) => boolean;

const countsUpdates: CountsUpdates = ({ taskType, reason, mergedBefore }) =>
  reason === "Success" && (taskType === "ShuffleMapTask" || !mergedBefore);

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfUpdates(kata: CountsUpdates | undefined): CountsUpdates {
  if (kata === undefined) return countsUpdates;
  return (ended) => {
    const answer: unknown = kata(frozen(ended));
    if (typeof answer !== "boolean")
      throw new KataFault("countsUpdates", {
        en: `${shown(answer)} is neither true nor false`,
        ko: `true도 false도 아닙니다: ${shown(answer)}`,
      });
    return answer;
  };
}

/** What was merged, as the task's and the stage's lists show it. */
export interface Merged {
  readonly ofTask: readonly AccumulableInfo[];
  readonly ofStage: readonly AccumulableInfo[];
}

/** Merges an attempt's updates into the driver's own; a merge that throws is told, and the others still count. */
export function mergeUpdates(
  updates: readonly AnyAccumulator[],
  originals: AccumulatorContext,
  failed: (accumulator: AnyAccumulator, error: unknown) => void,
): Merged {
  const ofTask: AccumulableInfo[] = [];
  const ofStage: AccumulableInfo[] = [];
  for (const update of updates) {
    const original = originals.get(update.id);
    if (original === undefined) continue;
    try {
      original.merge(update as never);
      if (original.name === undefined || update.isZero) continue;
      const { id, name } = original;
      const value = original.valueText();
      ofTask.push({ id, name, update: update.valueText(), value });
      ofStage.push({ id, name, update: undefined, value });
    } catch (error) {
      failed(original, error);
    }
  }
  return { ofTask, ofStage };
}
