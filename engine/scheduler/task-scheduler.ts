/**
 * TaskSchedulerImpl: places tasks of ready stages on offered cores, in order of jobs (FIFO) and of nearness. Same as Spark: offers in
 * random order (here from the seed), one task an executor a pass, most local level first; the warning while no executor ever offered
 * anything. Rules C4.13–C4.21, C4.26–C4.35. Left out so far: FAIR pools, delay scheduling. Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ExecutorId, HostName, StageId, TaskId } from "../foundation/ids.ts";
import type { Random } from "../foundation/random.ts";
import type { TaskInfo, TaskLocality } from "../events/listener-events.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import { reasonText, type FailureReason } from "../events/task-end-reason.ts";
import type { MapStatus } from "../shuffle/map-status.ts";
import type { World } from "../world/world.ts";
import { ruleAfterFailure, type AfterFailure } from "./after-failure.ts";
import type { DagEvents, LostFiles } from "./dag-events.ts";
import type { SchedulerBackend, WorkerOffer } from "./scheduler-backend.ts";
import { StarvationWarning } from "./starvation-warning.ts";
import { lostText, TaskSetManager } from "./task-set-manager.ts";
import type { TaskDescription, TaskSet } from "./task.ts";

/** What is sent for a task: its place and a reference to the stage's code, not the code. */
const TASK_BYTES = 2_000;

/** What a finished attempt brought back. */
export type TaskResult =
  | { readonly kind: "result"; readonly value: unknown }
  | { readonly kind: "mapStatus"; readonly status: MapStatus };

export interface TaskSchedulerOptions {
  readonly world: World;
  readonly conf: SparkConf;
  readonly maxFailures: number;
  readonly afterFailure?: AfterFailure | undefined;
  readonly log: (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;
}

export class TaskScheduler {
  readonly #world: World;
  readonly #options: TaskSchedulerOptions;
  readonly #random: Random;
  readonly #sets: TaskSetManager[] = [];
  readonly #setOf = new Map<TaskId, TaskSetManager>();
  readonly #executors = new Map<ExecutorId, HostName>();
  readonly #hosts = new Map<HostName, number>();
  readonly #taskCpus: number;
  #nextTaskId: TaskId = 0;
  readonly #starvation: StarvationWarning;
  #dag: DagEvents | undefined;
  #backend: SchedulerBackend | undefined;

  constructor(options: TaskSchedulerOptions) {
    this.#world = options.world;
    this.#options = options;
    this.#random = options.world.random("scheduler.offers");
    this.#taskCpus = options.conf.int("spark.task.cpus");
    this.#starvation = new StarvationWarning(options.world, options.conf, options.log);
  }

  connect(dag: DagEvents, backend: SchedulerBackend): void {
    this.#dag = dag;
    this.#backend = backend;
  }

  get taskCpus(): number {
    return this.#taskCpus;
  }

  /** Takes a stage attempt's tasks; older attempts of the stage launch nothing more. */
  submitTasks(set: TaskSet): void {
    for (const other of this.#sets) if (other.set.stageId === set.stageId) other.isZombie = true;
    this.#options.log(
      "INFO",
      "TaskSchedulerImpl",
      `Adding task set ${set.stageId}.${set.stageAttemptId} with ${set.tasks.length} tasks resource profile 0`,
    );
    const decide = ruleAfterFailure(this.#options.afterFailure);
    this.#sets.push(new TaskSetManager(set, this.#options.maxFailures, decide));
    this.#sets.sort((a, b) => a.set.priority - b.set.priority || a.set.stageId - b.set.stageId);
    if (this.#backend?.isLocal === false) this.#starvation.watch();
    this.#backend?.reviveOffers();
  }

  executorAdded(id: ExecutorId, host: HostName): void {
    if (this.#executors.has(id)) return;
    this.#executors.set(id, host);
    this.#hosts.set(host, (this.#hosts.get(host) ?? 0) + 1);
    this.#dag?.executorAdded(id, host);
  }

  /** Launches what fits on the offers. Cores taken are told to the backend by `launch`. */
  resourceOffers(offers: readonly WorkerOffer[]): void {
    if (offers.length === 0) return;
    this.#starvation.stop();
    const shuffled = offers.length === 1 ? offers.slice() : this.#random.shuffled(offers);
    const free = shuffled.map((offer) => offer.cores);
    for (const manager of this.#sets) {
      if (!manager.hasPending) continue;
      const levels = manager.localityLevels(
        (id) => this.#executors.has(id),
        (host) => this.#hosts.has(host),
      );
      for (const level of levels) while (this.#onePass(manager, level, shuffled, free));
    }
  }

  /** At most one task an offer. Answers whether any was launched. */
  #onePass(
    manager: TaskSetManager,
    level: TaskLocality,
    offers: readonly WorkerOffer[],
    free: number[],
  ): boolean {
    let launched = false;
    for (let i = 0; i < offers.length; i += 1) {
      if ((free[i] as number) < this.#taskCpus) continue;
      const offer = offers[i] as WorkerOffer;
      const taken = manager.dequeue(offer, level);
      if (taken === undefined) continue;
      free[i] = (free[i] as number) - this.#taskCpus;
      this.#launch(manager, taken.index, taken.locality, offer);
      launched = true;
    }
    return launched;
  }

  #launch(
    manager: TaskSetManager,
    index: number,
    locality: TaskLocality,
    offer: WorkerOffer,
  ): void {
    const task = manager.task(index);
    const taskId = this.#nextTaskId;
    this.#nextTaskId += 1;
    const attemptNumber = manager.launched(index);
    const info: TaskInfo = {
      taskId,
      index,
      attemptNumber,
      partitionId: task.partitionId,
      launchTime: this.#world.now(),
      executorId: offer.executorId,
      host: offer.host,
      taskLocality: locality,
      speculative: false,
      gettingResultTime: 0,
      finishTime: 0,
      failed: false,
      killed: false,
      accumulables: [],
    };
    manager.track(info);
    this.#setOf.set(taskId, manager);
    const description: TaskDescription = {
      task,
      taskId,
      attemptNumber,
      index,
      executorId: offer.executorId,
      bytes: TASK_BYTES,
    };
    this.#dag?.taskStarted(task, info);
    this.#backend?.launch(description);
  }

  /** The executor says that the task runs now. */
  taskRunning(taskId: TaskId): void {
    this.#setOf.get(taskId)?.started(taskId);
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
    const done = manager?.succeeded(taskId, this.#world.now());
    if (manager === undefined || done === undefined) return;
    this.#setOf.delete(taskId);
    this.#dag?.taskEnded(
      manager.task(done.info.index),
      { kind: "Success" },
      result,
      done.info,
      report,
    );
    this.#forgetIfDone(manager);
  }

  taskFailed(taskId: TaskId, reason: FailureReason, report: TaskReport | undefined): void {
    const manager = this.#setOf.get(taskId);
    if (manager === undefined) return;
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
    manager.isZombie = true;
    this.#options.log(
      "ERROR",
      "TaskSetManager",
      reason.replace(/, most recent[^]*/, "; aborting job"),
    );
    this.#dag?.taskSetFailed(manager.set, reason);
  }

  #forgetIfDone(manager: TaskSetManager): void {
    if (!manager.isZombie || manager.running.size > 0) return;
    const at = this.#sets.indexOf(manager);
    if (at === -1) return;
    this.#sets.splice(at, 1);
    this.#options.log(
      "INFO",
      "TaskSchedulerImpl",
      `Removed TaskSet ${manager.set.stageId}.${manager.set.stageAttemptId}, whose tasks have all completed, from pool `,
    );
  }

  /** A partition of a stage was finished by an older attempt. */
  partitionCompleted(stageId: StageId, partitionId: number): void {
    for (const manager of this.#sets) {
      if (manager.set.stageId !== stageId) continue;
      manager.partitionCompleted(partitionId);
      this.#forgetIfDone(manager);
    }
  }

  /** Stops a stage: nothing more is launched, what runs is killed. */
  cancelTasks(stageId: StageId, reason: string): void {
    for (const manager of this.#sets.slice()) {
      if (manager.set.stageId !== stageId) continue;
      manager.isZombie = true;
      for (const { info } of manager.running.values())
        this.#backend?.killTask(info.taskId, info.executorId, reason);
      this.#forgetIfDone(manager);
    }
  }

  /** An executor is gone: its running tasks fail, its finished map tasks may have to run again; then the DAG scheduler is told. */
  executorLost(id: ExecutorId, text: string, causedByApp: boolean, files: LostFiles): void {
    const host = this.#executors.get(id);
    if (host === undefined) return;
    this.#executors.delete(id);
    const left = (this.#hosts.get(host) ?? 1) - 1;
    if (left === 0) this.#hosts.delete(host);
    else this.#hosts.set(host, left);
    this.#options.log("ERROR", "TaskSchedulerImpl", `Lost executor ${id} on ${host}: ${text}`);
    for (const manager of this.#sets.slice()) {
      for (const info of manager.resubmit(id, files.gone))
        this.#dag?.taskEnded(
          manager.task(info.index),
          { kind: "Resubmitted" },
          undefined,
          info,
          undefined,
        );
      for (const running of manager.runningOn(id)) {
        const exitCausedByApp = causedByApp && running.started;
        this.taskFailed(
          running.info.taskId,
          { kind: "ExecutorLostFailure", executorId: id, exitCausedByApp, reason: text },
          undefined,
        );
      }
    }
    this.#dag?.executorLost(id, host, files);
    this.#backend?.reviveOffers();
  }

  isExecutorAlive(id: ExecutorId): boolean {
    return this.#executors.has(id);
  }

  get hasRunning(): boolean {
    return this.#setOf.size > 0;
  }

  stop(): void {
    this.#starvation.stop();
  }
}
