/**
 * Everything that the events of one application said so far, and the store that it is written to. In Spark: the fields of AppStatusListener when it
 * replays a log. The same: a row is written when its subject is over, or when the log is (`flush`), and not each time that it changes. Left out on
 * purpose: updates of a live web UI. Spark 3.5.3: core/…/status/AppStatusListener.scala.
 */
import type { StageRead } from "./events.ts";
import { LiveStage, type LiveExecutorStage, type LiveJob, type LiveTask } from "./live-rows.ts";
import { LiveExecutor, type LiveRdd } from "./live-storage.ts";
import type { Long } from "./longs.ts";
import { stageKey, type StatusStore } from "./store.ts";

export class LiveState {
  readonly store: StatusStore;
  /** Up to when running tasks have run. */
  readonly lastUpdate: number;
  readonly jobs = new Map<number, LiveJob>();
  readonly stages = new Map<string, LiveStage>();
  readonly tasks = new Map<Long, LiveTask>();
  readonly executors = new Map<string, LiveExecutor>();
  /** Removed ones that were there while a stage ran that still does. */
  readonly deadExecutors = new Map<string, LiveExecutor>();
  readonly rdds = new Map<number, LiveRdd>();
  defaultCpusPerTask = 1;
  activeExecutors = 0;
  #isClosing = false;

  constructor(store: StatusStore, lastUpdate: number) {
    this.store = store;
    this.lastUpdate = lastUpdate;
  }

  stage(stageId: number, attemptId: number): LiveStage | undefined {
    return this.stages.get(stageKey(stageId, attemptId));
  }

  stageOf(info: StageRead): LiveStage {
    const key = stageKey(info.stageId, info.attemptId);
    const stage = this.stages.get(key) ?? new LiveStage(info, this.store.rules);
    this.stages.set(key, stage);
    stage.info = info;
    return stage;
  }

  executor(id: string, addTime: number): LiveExecutor {
    const found = this.executors.get(id);
    if (found !== undefined) return found;
    const executor = new LiveExecutor(id, addTime, this.store.rules);
    this.executors.set(id, executor);
    this.activeExecutors += 1;
    return executor;
  }

  writeJob(job: LiveJob, isLast = false): void {
    this.store.jobs.set(job.start.jobId, job.row());
    if (this.#trims(job, isLast)) this.store.trimJobs();
  }

  writeStage(stage: LiveStage, isLast = false): void {
    this.store.stages.set(stageKey(stage.stageId, stage.attemptId), stage.row());
    if (this.#trims(stage, isLast)) this.store.trimStages();
  }

  writeTask(task: LiveTask): void {
    this.store.writeTask(task.row(this.lastUpdate));
  }

  writeExecutor(executor: LiveExecutor, isLast = false): void {
    this.store.executors.set(executor.id, executor.row());
    if (this.#trims(executor, isLast)) this.store.trimExecutors(this.activeExecutors);
  }

  writeExecutorStage(stage: LiveStage, executor: LiveExecutorStage): void {
    this.store.writeExecutorStage(stage.stageId, stage.attemptId, executor.row());
  }

  writeSpeculation(stage: LiveStage): void {
    this.store.speculation.set(stageKey(stage.stageId, stage.attemptId), stage.speculation);
  }

  writeRdd(rdd: LiveRdd): void {
    this.store.rdds.set(rdd.info.id, rdd.row());
  }

  /** The first row of its subject, and the last one, may be one too many; when the log is over nothing is let go any more. */
  #trims(subject: { isWritten: boolean }, isLast: boolean): boolean {
    const isFirst = !subject.isWritten;
    subject.isWritten = true;
    return (isFirst || isLast) && !this.#isClosing;
  }

  /** Lets tasks go when a stage has more than are kept. */
  trimTasks(stage: LiveStage): void {
    if (stage.savedTasks <= this.store.retained.tasksPerStage) return;
    const key = stageKey(stage.stageId, stage.attemptId);
    stage.savedTasks -= this.store.trimTasks(key, stage.savedTasks);
  }

  /** The log is over: writes whatever is still going on. */
  flush(): void {
    this.#isClosing = true;
    for (const stage of this.stages.values()) {
      this.writeStage(stage);
      for (const executor of stage.executors) this.writeExecutorStage(stage, executor);
    }
    for (const job of this.jobs.values()) this.writeJob(job);
    for (const executor of this.executors.values()) this.writeExecutor(executor);
    for (const task of this.tasks.values()) this.writeTask(task);
    for (const rdd of this.rdds.values()) this.writeRdd(rdd);
  }
}
