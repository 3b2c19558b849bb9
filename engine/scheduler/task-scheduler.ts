/**
 * TaskSchedulerImpl: places tasks of ready stages on offered cores, in the order of their pools and of nearness. Same as Spark: offers in random
 * order (here from the seed), one task an executor a pass, most local level first; the warning while no executor ever offered anything. Rules C4.13–C4.21, C4.26–C4.35. Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala.
 */
import type { ExecutorId, HostName, TaskId } from "../foundation/ids.ts";
import type { Random } from "../foundation/random.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import { reasonText, type FailureReason } from "../events/task-end-reason.ts";
import type { World } from "../world/world.ts";
import { ruleAfterFailure } from "./after-failure.ts";
import type { DagEvents, LostFiles } from "./dag-events.ts";
import { Exclusion } from "./exclusion.ts";
import { localityWaits, type Waits } from "./locality-wait.ts";
import { togetherOn, type LaunchOn } from "./barrier-round.ts";
import { offerTo } from "./offer-round.ts";
import type { SchedulerBackend, WorkerOffer } from "./scheduler-backend.ts";
import { schedulingMode, SchedulingPools } from "./scheduling-pools.ts";
import { speculationSettings, type Marked } from "./speculation.ts";
import { SpeculationWatch } from "./speculation-watch.ts";
import { StageTasks } from "./stage-tasks.ts";
import { StarvationWarning } from "./starvation-warning.ts";
import type { PlacedTask } from "./pending-tasks.ts";
import { Places } from "./places.ts";
import { TaskSetManager } from "./task-set-manager.ts";
import { descriptionOf, KILLED_BY_DRIVER, launchedInfo, lostText, lostWith } from "./task-info.ts";
import { TaskSizes } from "./task-size.ts";
import type { TaskSchedulerOptions } from "./task-scheduler-options.ts";
import { exclusionFault } from "./exclusion-settings.ts";
import type { TaskResult, TaskSet } from "./task.ts";

export class TaskScheduler {
  readonly #world: World;
  readonly #options: TaskSchedulerOptions;
  readonly #random: Random;
  readonly pools: SchedulingPools;
  /** What is done to all tasks of a stage. */
  readonly ofStage: StageTasks;
  readonly #sizes: TaskSizes;
  readonly #setOf = new Map<TaskId, TaskSetManager>();
  readonly #alive = new Places();
  readonly #waits: Waits;
  readonly #speculation: SpeculationWatch | undefined;
  readonly #exclusion: Exclusion | undefined;
  readonly taskCpus: number;
  #nextTaskId: TaskId = 0;
  /** Whether a barrier stage was submitted. */
  #hasBarriers = false;
  readonly #starvation: StarvationWarning;
  #dag: DagEvents | undefined;
  #backend: SchedulerBackend | undefined;

  constructor(options: TaskSchedulerOptions) {
    this.#world = options.world;
    this.#options = options;
    this.#random = options.world.random("scheduler.offers");
    this.#sizes = new TaskSizes(options);
    this.taskCpus = options.conf.int("spark.task.cpus");
    this.pools = new SchedulingPools(
      schedulingMode(options.conf),
      options.allocations,
      options.log,
    );
    this.ofStage = new StageTasks(this.pools, {
      log: this.#log,
      kill: (info, reason) => this.#backend?.killTask(info.taskId, info.executorId, reason),
      forgetIfDone: (manager) => this.#forgetIfDone(manager),
    });
    const speculation = speculationSettings(options.conf);
    this.#speculation =
      speculation && new SpeculationWatch(options.world, speculation, this.pools, this.#tell);
    this.#exclusion = Exclusion.of(options, {
      places: this.#alive,
      managers: () => this.pools.all(),
      abort: (manager, reason) => this.#giveUp(manager, reason),
      reviveLater: () => this.#backend?.reviveLater(),
    });
    this.#waits = localityWaits(options.conf);
    this.#starvation = new StarvationWarning(options.world, options.conf, options.log);
  }

  /** What is said of tasks that get a copy; then everything free is offered. */
  readonly #tell = ({ set }: TaskSetManager, marked: readonly Marked[]): void => {
    for (const { index, partitionId, text } of marked) {
      this.#options.log("INFO", "TaskSetManager", text);
      this.#dag?.speculativeTaskSubmitted(set, index, partitionId);
    }
    this.#backend?.reviveOffers();
  };

  readonly #log = (text: string): void => this.#options.log("INFO", "TaskSchedulerImpl", text);

  connect(dag: DagEvents, backend: SchedulerBackend): void {
    this.#dag = dag;
    this.#backend = backend;
  }

  /** Takes a stage attempt's tasks; older attempts of the stage launch nothing more. */
  submitTasks(set: TaskSet): void {
    const fault = exclusionFault(this.#options.conf);
    if (fault !== undefined) return this.#options.refused(fault);
    for (const other of this.pools.all())
      if (other.set.stageId === set.stageId) other.isZombie = true;
    if (set.isBarrier && !this.#hasBarriers) {
      this.#hasBarriers = true;
      this.#log("Registered BarrierCoordinator endpoint");
    }
    this.#log(
      `Adding task set ${set.stageId}.${set.stageAttemptId} with ${set.tasks.length} tasks resource profile 0`,
    );
    this.pools.add(
      new TaskSetManager(set, {
        maxFailures: this.#options.maxFailures,
        decide: ruleAfterFailure(this.#options.afterFailure),
        places: this.#alive,
        waits: this.#waits,
        now: this.#world.now(),
        excludelist: this.#exclusion?.listFor(set),
      }),
    );
    if (this.#backend?.isLocal === false) {
      this.#starvation.watch();
      this.#speculation?.watch();
    }
    this.#backend?.reviveOffers();
  }

  executorAdded(id: ExecutorId, host: HostName): void {
    if (!this.#alive.add(id, host)) return;
    this.#dag?.executorAdded(id, host);
    for (const manager of this.pools.all()) manager.recomputeLocality();
  }

  /** Launches what fits on the offers. `allResources`: they are everything that is free, not what one executor has just got (C4.13). */
  resourceOffers(offers: readonly WorkerOffer[], allResources: boolean): void {
    if (offers.length === 0) return;
    this.#starvation.stop();
    const open = this.#exclusion?.open(offers) ?? offers;
    const shuffled = open.length === 1 ? open.slice() : this.#random.shuffled(open);
    const free = shuffled.map((offer) => offer.cores);
    const round = { offers: shuffled, free, allResources, taskCpus: this.taskCpus };
    let rejected = false;
    const launchOf =
      (manager: TaskSetManager): LaunchOn =>
      (...placed) =>
        this.#launch(manager, ...placed);
    for (const manager of this.pools.ordered()) {
      // Real Spark asks a barrier's set even when all its tasks run.
      if (!manager.hasPending && (!manager.set.isBarrier || manager.isZombie)) continue;
      const turn = manager.set.isBarrier
        ? togetherOn(manager, round, this.#world.now(), this.#log, launchOf(manager))
        : offerTo(manager, round, this.#world.now(), launchOf(manager));
      if (manager.set.isBarrier && turn.rejected) this.#backend?.reviveInVain();
      else rejected ||= turn.rejected;
      this.#exclusion?.offered(manager, turn.nearest !== undefined);
    }
    if (rejected) this.#backend?.reviveLater();
  }

  #launch(
    manager: TaskSetManager,
    placed: PlacedTask,
    offer: WorkerOffer,
    addresses?: readonly string[],
  ): void {
    const { index } = placed;
    const task = manager.task(index);
    const taskId = this.#nextTaskId;
    this.#nextTaskId += 1;
    const tooLarge = this.#sizes.tooLarge(task, taskId, this.#backend?.isLocal === true);
    if (tooLarge !== undefined) return this.#abort(manager, tooLarge);
    const attemptNumber = manager.launched(index);
    const info = launchedInfo(taskId, task, placed, attemptNumber, offer, this.#world.now());
    manager.track(info);
    this.#setOf.set(taskId, manager);
    this.#dag?.taskStarted(task, info);
    this.#backend?.launch(descriptionOf(info, task, addresses));
  }

  /** Slots of all executors. */
  get maxNumConcurrentTasks(): number {
    return this.#backend?.maxNumConcurrentTasks(this.taskCpus) ?? 0;
  }

  /** The executor says that the task runs now. */
  taskRunning(taskId: TaskId): void {
    this.#setOf.get(taskId)?.started(taskId);
  }

  /** The executor says that the task is over; what it left is read in a moment. */
  taskOver(taskId: TaskId): void {
    this.#setOf.get(taskId)?.over(taskId);
  }

  /** A result too large for a message is being fetched from its executor. */
  taskGettingResult(taskId: TaskId): void {
    const info = this.#setOf.get(taskId)?.running.get(taskId)?.info;
    if (info === undefined) return;
    info.gettingResultTime = this.#world.now();
    this.#dag?.taskGettingResult(info);
  }

  taskSucceeded(taskId: TaskId, result: TaskResult, report: TaskReport): void {
    const manager = this.#setOf.get(taskId);
    const limit = this.#options.conf.size("spark.driver.maxResultSize");
    const tooMuch = manager?.fetching(report.metrics.resultSize, limit);
    if (manager !== undefined && tooMuch !== undefined) {
      if (!manager.isZombie) this.#abort(manager, tooMuch);
      const reason = "Tasks result size has exceeded maxResultSize";
      return this.taskFailed(taskId, { kind: "TaskKilled", reason }, report);
    }
    if (manager?.lostTheRace(taskId) === true) {
      const reason = "Finish but did not commit due to another attempt succeeded";
      return this.taskFailed(taskId, { kind: "TaskKilled", reason }, report);
    }
    const done = manager?.succeeded(taskId, this.#world.now());
    if (manager === undefined || done === undefined) return;
    for (const other of manager.useless(done.info.index))
      this.#backend?.killTask(other.taskId, other.executorId, "another attempt succeeded");
    this.#setOf.delete(taskId);
    const task = manager.task(done.info.index);
    this.#dag?.taskEnded(task, { kind: "Success" }, result, done.info, report);
    this.#forgetIfDone(manager);
  }

  taskFailed(taskId: TaskId, reason: FailureReason, report: TaskReport | undefined): void {
    const manager = this.#setOf.get(taskId);
    if (manager === undefined) return;
    if (reason.kind === "FetchFailed" && reason.bmAddress !== undefined)
      this.#exclusion?.fetchFailed(reason.bmAddress);
    const text = reasonText(reason);
    const failed = manager.failed(taskId, reason, this.#world.now(), text);
    if (failed === undefined) return;
    this.#setOf.delete(taskId);
    this.#options.log("WARN", "TaskSetManager", `${lostText(failed.info, manager.set)} ${text}`);
    this.#dag?.taskEnded(manager.task(failed.info.index), reason, undefined, failed.info, report);
    if (failed.abort !== undefined) this.#abort(manager, failed.abort);
    else if (!manager.isZombie) this.#backend?.reviveOffers();
    this.#forgetIfDone(manager);
  }

  #abort(manager: TaskSetManager, reason: string): void {
    const text = reason.replace(/, most recent[^]*/, "; aborting job");
    this.#options.log("ERROR", "TaskSetManager", text);
    this.#giveUp(manager, reason);
  }

  #giveUp(manager: TaskSetManager, reason: string): void {
    manager.isZombie = true;
    this.#dag?.taskSetFailed(manager.set, reason);
    this.#forgetIfDone(manager);
  }

  #forgetIfDone(manager: TaskSetManager): void {
    if (!manager.isZombie || manager.running.size > 0) return;
    const pool = this.pools.remove(manager);
    if (pool === undefined) return;
    this.#exclusion?.over(manager);
    this.#log(
      `Removed TaskSet ${manager.set.stageId}.${manager.set.stageAttemptId}, whose tasks have all completed, from pool ${pool}`,
    );
  }

  /** An executor is gone: its running tasks fail, its finished map tasks may have to run again; then the DAG scheduler is told. */
  executorLost(id: ExecutorId, text: string, causedByApp: boolean, files: LostFiles): void {
    const host = this.#alive.remove(id);
    if (host === undefined) return;
    this.#exclusion?.executorRemoved(id);
    if (text === KILLED_BY_DRIVER) this.#log(`Executor ${id} on ${host} killed by driver.`);
    else this.#options.log("ERROR", "TaskSchedulerImpl", `Lost executor ${id} on ${host}: ${text}`);
    for (const manager of this.pools.all()) {
      for (const info of manager.resubmit(id, files.gone)) {
        const task = manager.task(info.index);
        this.#dag?.taskEnded(task, { kind: "Resubmitted" }, undefined, info, undefined);
      }
      for (const { info, started } of manager.runningOn(id))
        this.taskFailed(info.taskId, lostWith(id, text, causedByApp && started), undefined);
    }
    for (const manager of this.pools.all()) manager.recomputeLocality();
    this.#dag?.executorLost(id, host, files);
    this.#backend?.reviveOffers();
  }

  /** Its connection is closed; what becomes of its tasks is decided when it is known why. */
  executorDisabled(id: ExecutorId): void {
    this.#alive.disable(id);
  }

  isExecutorAlive(id: ExecutorId): boolean {
    return this.#alive.isExecutorAlive(id);
  }

  get hasRunning(): boolean {
    return this.#setOf.size > 0;
  }

  stop(): void {
    this.#starvation.stop();
  }
}
