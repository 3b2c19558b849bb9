/**
 * Why executors are gone, as far as the driver knows: what the manager said before the connection closed, or that the driver itself wanted it. Rule
 * C4.34 as corrected. Spark 3.5.3: core/…/scheduler/cluster/CoarseGrainedSchedulerBackend.scala (removeExecutor, executorsPendingToRemove).
 */
import type { ExecutorId } from "../foundation/ids.ts";
import { KILLED_BY_DRIVER } from "../scheduler/task-info.ts";

interface LossReason {
  readonly text: string;
  /** Whether its running tasks count as failed. */
  readonly causedByApp: boolean;
}

const KILLED: LossReason = { text: KILLED_BY_DRIVER, causedByApp: false };
const UNKNOWN: LossReason = {
  text: "Remote RPC client disassociated. Likely due to containers exceeding thresholds, or network issues. Check driver logs for WARN messages.",
  causedByApp: true,
};

export class LossReasons {
  readonly #known = new Map<ExecutorId, LossReason>();
  readonly #killed = new Set<ExecutorId>();

  /** The driver asks the manager to kill it, which says nothing about the end. */
  killing(id: ExecutorId): void {
    this.#killed.add(id);
  }

  isKilled(id: ExecutorId): boolean {
    return this.#killed.has(id);
  }

  /** The manager's word. */
  say(id: ExecutorId, text: string, causedByApp: boolean): void {
    this.#known.set(id, { text, causedByApp });
  }

  /** Whether the manager said something; `killedIsEnough`: or will not, as the driver wanted it. */
  isKnown(id: ExecutorId, killedIsEnough: boolean): boolean {
    return this.#known.has(id) || (killedIsEnough && this.#killed.has(id));
  }

  of(id: ExecutorId): LossReason {
    return this.#killed.has(id) ? KILLED : (this.#known.get(id) ?? UNKNOWN);
  }
}
