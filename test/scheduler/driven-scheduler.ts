/**
 * The engine's task scheduler alone, driven by hand: task sets are submitted, cores of one executor are offered, tasks end when they are told to.
 *
 * In Spark: what TaskSchedulerImplSuite does. Left out on purpose: a DAG scheduler, executors, places; every task runs anywhere.
 */
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import type { PoolSettings, SchedulingMode } from "../../engine/scheduler/pool.ts";
import { TaskScheduler } from "../../engine/scheduler/task-scheduler.ts";
import type { Task, TaskDescription } from "../../engine/scheduler/task.ts";
import { World } from "../../engine/world/world.ts";

export class DrivenScheduler {
  readonly scheduler: TaskScheduler;
  readonly launched: TaskDescription[] = [];
  readonly running: { readonly taskId: number; readonly stage: number }[] = [];

  constructor(mode: SchedulingMode, pools: readonly PoolSettings[]) {
    const nobody = (): void => undefined;
    this.scheduler = new TaskScheduler({
      world: new World({ seed: 1 }),
      conf: new SparkConf({ "spark.scheduler.mode": mode }),
      maxFailures: 1_000,
      allocations: pools,
      post: nobody,
      refused: nobody,
      killExecutor: undefined,
      log: nobody,
    });
    this.scheduler.connect(
      {
        taskStarted: nobody,
        speculativeTaskSubmitted: nobody,
        taskGettingResult: nobody,
        taskEnded: nobody,
        taskSetFailed: nobody,
        executorAdded: nobody,
        executorLost: nobody,
      },
      {
        isLocal: true,
        defaultParallelism: () => 1,
        maxNumConcurrentTasks: () => 1,
        reviveOffers: nobody,
        reviveLater: nobody,
        reviveInVain: nobody,
        killTask: nobody,
        launch: (task) => this.launched.push(task),
      },
    );
    this.scheduler.executorAdded("0", "host");
  }

  submit(stage: number, tasks: number, pool: string, job: number): void {
    this.scheduler.submitTasks({
      stageId: stage,
      stageAttemptId: 0,
      tasks: Array.from({ length: tasks }, (_, at) => taskOf(stage, at)),
      priority: job,
      pool,
      isMapStage: false,
      isBarrier: false,
    });
  }

  /** The driver hears that a task is over. */
  over(taskId: number): void {
    const at = this.running.findIndex((task) => task.taskId === taskId);
    if (at >= 0) this.running.splice(at, 1);
    this.scheduler.taskOver(taskId);
  }

  /** The stages whose tasks were launched, in order. */
  round(cores: number): number[] {
    const before = this.launched.length;
    this.scheduler.resourceOffers(
      [{ executorId: "0", host: "host", cores, address: "host:1" }],
      true,
    );
    return this.launched.slice(before).map(({ taskId, task }) => {
      const stage = task.binary.stageId;
      this.running.push({ taskId, stage });
      return stage;
    });
  }
}

/** Of a task the scheduler asks no more than its place, its number, its stage and how large its partition is: nothing here. */
const taskOf = (stageId: number, partitionId: number): Task =>
  ({
    binary: { stageId, rdd: { node: {}, dependencies: [] } },
    partitionId,
    outputId: 0,
    preferredLocations: [],
    epoch: 0,
  }) as unknown as Task;
