/**
 * Task sets with a task that may run nowhere: an idle executor is killed to get another in its place, and if none comes in time the set is given
 * up; where none is idle, at once, unless more executors can be asked for. Any launch ends the waiting of all of them. Rule C4.39.
 * Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala (resourceOffers, createUnschedulableTaskSetAbortTimer).
 */
import type { ExecutorId } from "../foundation/ids.ts";
import { cancel, type Entry } from "../world/agenda.ts";
import type { World } from "../world/world.ts";
import type { ExclusionSettings } from "./exclusion-settings.ts";
import type { HealthTracker } from "./health-tracker.ts";
import type { ExclusionTold } from "./task-set-excludelist.ts";
import type { TaskSetManager } from "./task-set-manager.ts";

const NAME = "TaskSchedulerImpl";

export interface UnschedulableOptions {
  readonly world: World;
  readonly settings: ExclusionSettings;
  readonly told: ExclusionTold;
  readonly health: HealthTracker;
  /** Whether more executors are asked for when all are busy. */
  readonly asksForExecutors: boolean;
  /** An executor that runs nothing. */
  idle(): ExecutorId | undefined;
  abort(manager: TaskSetManager, reason: string): void;
}

export class UnschedulableTaskSets {
  readonly #options: UnschedulableOptions;
  readonly #waiting = new Map<TaskSetManager, Entry>();

  constructor(options: UnschedulableOptions) {
    this.#options = options;
  }

  /** The set launched nothing, and this task of it can run on none of the executors. */
  stuck(manager: TaskSetManager, index: number): void {
    const { health, told } = this.#options;
    const idle = this.#options.idle();
    if (idle === undefined && this.#options.asksForExecutors)
      return this.#askForMore(manager, index);
    if (idle === undefined) {
      told.log(
        "INFO",
        NAME,
        `Cannot schedule any task because all executors excluded from failures. No idle executors can be found to kill. Aborting stage ${manager.set.stageId}.`,
      );
      return this.#abort(manager, index);
    }
    if (this.#waiting.has(manager)) return;
    health.killExcludedIdleExecutor(idle);
    this.#wait(manager, index);
  }

  /** Those that there are will not do, and all of them work. */
  #askForMore(manager: TaskSetManager, index: number): void {
    if (this.#waiting.has(manager)) return;
    const { stageId, stageAttemptId } = manager.set;
    const { told } = this.#options;
    const text = `Notifying ExecutorAllocationManager to allocate more executors to schedule the unschedulable task before aborting stage ${stageId}.`;
    told.log("INFO", NAME, text);
    told.post({ kind: "SparkListenerUnschedulableTaskSetAdded", stageId, stageAttemptId });
    this.#wait(manager, index);
  }

  #wait(manager: TaskSetManager, index: number): void {
    const { world, told, settings } = this.#options;
    const { stageId } = manager.set;
    const wait = settings.unschedulableTimeout;
    told.log(
      "INFO",
      NAME,
      `Waiting for ${wait / 1000} ms for completely excluded task to be schedulable again before aborting stage ${stageId}.`,
    );
    const entry = world.after(wait, "a task can run nowhere", () => {
      this.#waiting.delete(manager);
      told.log(
        "INFO",
        NAME,
        `Cannot schedule any task because all executors excluded due to failures. Wait time for scheduling expired. Aborting stage ${stageId}.`,
      );
      this.#abort(manager, index);
    });
    this.#waiting.set(manager, entry);
  }

  #abort(manager: TaskSetManager, index: number): void {
    if (!manager.isZombie) this.#options.abort(manager, nowhereText(manager, index));
  }

  /** Something was launched: others may have a chance, too. */
  launched(): void {
    if (this.#waiting.size === 0) return;
    const { told } = this.#options;
    told.log(
      "INFO",
      NAME,
      "Clearing the expiry times for all unschedulable taskSets as a task was recently scheduled.",
    );
    for (const [{ set }, entry] of this.#waiting) {
      cancel(entry);
      const { stageId, stageAttemptId } = set;
      told.post({ kind: "SparkListenerUnschedulableTaskSetRemoved", stageId, stageAttemptId });
    }
    this.#waiting.clear();
  }
}

/** Why a set is given up for a task that can run nowhere. */
function nowhereText({ set, excludelist }: TaskSetManager, index: number): string {
  const name = `TaskSet ${set.stageId}.${set.stageAttemptId}`;
  return `
Aborting ${name} because task ${index} (partition ${set.tasks[index]?.partitionId})
cannot run anywhere due to node and executor excludeOnFailure.
Most recent failure:
${excludelist?.latestFailureReason}

ExcludeOnFailure behavior can be configured via spark.excludeOnFailure.*.
`;
}
