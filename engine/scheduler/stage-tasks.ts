/** What is done to all task sets of one stage. Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala (cancelTasks, killAllTaskAttempts, notifyPartitionCompletion). */
import type { StageId } from "../foundation/ids.ts";
import type { TaskInfo } from "../events/listener-events.ts";
import type { SchedulingPools } from "./scheduling-pools.ts";
import type { TaskSetManager } from "./task-set-manager.ts";

interface Ways {
  readonly log: (text: string) => void;
  readonly kill: (info: TaskInfo, reason: string) => void;
  readonly forgetIfDone: (manager: TaskSetManager) => void;
}

export class StageTasks {
  readonly #pools: SchedulingPools;
  readonly #ways: Ways;

  constructor(pools: SchedulingPools, ways: Ways) {
    this.#pools = pools;
    this.#ways = ways;
  }

  /** Nothing more of the stage is launched, what runs is killed. */
  cancel(stageId: StageId, reason: string): void {
    this.killAll(stageId, reason);
    for (const manager of this.#setsOf(stageId)) {
      manager.isZombie = true;
      this.#ways.forgetIfDone(manager);
    }
  }

  /** What runs is killed; whoever asks sees to the stage itself. */
  killAll(stageId: StageId, reason: string): void {
    this.#ways.log(`Killing all running tasks in stage ${stageId}: ${reason}`);
    for (const { running } of this.#setsOf(stageId))
      for (const { info } of running.values()) this.#ways.kill(info, reason);
  }

  /** A partition was finished by an older attempt. */
  partitionCompleted(stageId: StageId, partitionId: number): void {
    for (const manager of this.#setsOf(stageId)) {
      manager.partitionCompleted(partitionId);
      this.#ways.forgetIfDone(manager);
    }
  }

  #setsOf(stageId: StageId): TaskSetManager[] {
    return this.#pools.all().filter(({ set }) => set.stageId === stageId);
  }
}
