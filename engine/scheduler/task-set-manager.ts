/** TaskSetManager: one stage attempt's tasks, from pending to done. Rules C4.1, C4.2, C4.7, C4.28–C4.33. Spark 3.5.3: core/…/scheduler/TaskSetManager.scala. */
import { defined } from "../foundation/assert.ts";
import type { ExecutorId, HostName, TaskId } from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { TaskInfo, TaskLocality } from "../events/listener-events.ts";
import type { FailureReason } from "../events/task-end-reason.ts";
import type { AfterFailure } from "./after-failure.ts";
import { LocalityWait, nearness, type Waits } from "./locality-wait.ts";
import { PendingTasks, type PlacedTask } from "./pending-tasks.ts";
import type { Places } from "./places.ts";
import { ResultSizes } from "./result-sizes.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import {
  Durations,
  longestBearable,
  markedText,
  type Marked,
  type SpeculationSettings,
} from "./speculation.ts";
import { lostText } from "./task-info.ts";
import type { TaskSetExcludelist } from "./task-set-excludelist.ts";
import type { Task, TaskSet } from "./task.ts";

export interface TaskSetOptions {
  readonly maxFailures: number;
  readonly decide: AfterFailure;
  readonly places: Places;
  readonly waits: Waits;
  readonly now: Micros;
  /** Where its tasks are not tried again; undefined where nothing is excluded. */
  readonly excludelist?: TaskSetExcludelist | undefined;
}

interface Running {
  readonly info: TaskInfo;
  readonly index: number;
  started: boolean;
  /** It counts as running until the driver hears that it is over, a moment before its result is read. */
  counted: boolean;
}

export class TaskSetManager {
  readonly set: TaskSet;
  readonly excludelist: TaskSetExcludelist | undefined;
  readonly #maxFailures: number;
  readonly #decide: AfterFailure;
  readonly #places: Places;
  readonly #pending: PendingTasks;
  /** How near to its data it still insists on running. */
  readonly wait: LocalityWait;
  /** Tasks that get a second attempt, on a host that has not had one. */
  readonly #copies: PendingTasks;
  readonly #marked = new Set<number>();
  readonly #durations = new Durations();
  readonly #killedByOther = new Set<TaskId>();
  /** Of each task, the hosts that have had an attempt. */
  readonly #hosts: (Set<HostName> | undefined)[] = [];
  readonly #copiesRunning: number[];
  readonly #successful: boolean[];
  readonly #failures: number[];
  readonly #attempts: number[];
  /** Of finished tasks, where they ran. */
  readonly #ranOn: (TaskInfo | undefined)[];
  readonly running = new Map<TaskId, Running>();
  /** What fairness goes by (C4.25). */
  runningTasks = 0;
  numSuccessful = 0;
  readonly #results = new ResultSizes();
  isZombie = false;

  constructor(set: TaskSet, options: TaskSetOptions) {
    this.set = set;
    this.excludelist = options.excludelist;
    this.#maxFailures = options.maxFailures;
    this.#decide = options.decide;
    this.#places = options.places;
    this.#pending = new PendingTasks(
      (index) => this.#copiesRunning[index] === 0 && this.#successful[index] === false,
    );
    this.#copies = new PendingTasks(
      (index) => this.#copiesRunning[index] === 1 && this.#successful[index] === false,
    );
    const n = set.tasks.length;
    this.#copiesRunning = Array.from({ length: n }, () => 0);
    this.#successful = Array.from({ length: n }, () => false);
    this.#failures = Array.from({ length: n }, () => 0);
    this.#attempts = Array.from({ length: n }, () => 0);
    this.#ranOn = Array.from({ length: n }, () => undefined);
    for (let index = n - 1; index >= 0; index -= 1) this.addPending(index);
    this.wait = new LocalityWait(options.waits, this.#pending.levels(options.places), options.now);
  }

  get hasPending(): boolean {
    return !this.isZombie && !(this.#pending.isEmpty && this.#copies.isEmpty);
  }

  readonly task = (index: number): Task =>
    defined(this.set.tasks[index], `task ${index} of stage ${this.set.stageId}`);

  /** The task waits, for the first time or again. */
  addPending(index: number): void {
    this.#pending.add(index, this.task(index).preferredLocations);
  }

  /** Executors came or went. */
  recomputeLocality(): void {
    if (!this.isZombie) this.wait.recompute(this.#pending.levels(this.#places));
  }

  /** The task to run on an offer, as far away as `farthest` and the wait allow (C4.11); undefined: none, or none yet. */
  offered(offer: WorkerOffer, farthest: TaskLocality, now: Micros): PlacedTask | undefined {
    const allowed = farthest === "NO_PREF" ? farthest : this.wait.allowed(now, this.#isLeft);
    const level = nearness[allowed] < nearness[farthest] ? allowed : farthest;
    const mayRun = (index: number): boolean =>
      this.excludelist?.excludesTask(index, offer.executorId, offer.host) !== true;
    const placed = this.#pending.take(offer, level, this.excludelist && mayRun);
    if (placed !== undefined || this.#copies.isEmpty) return placed;
    const isElsewhere = (index: number): boolean => this.#hosts[index]?.has(offer.host) !== true;
    const copy = this.#copies.take(offer, level, (index) => isElsewhere(index) && mayRun(index));
    if (copy === undefined) return undefined;
    this.#marked.delete(copy.index);
    return { ...copy, speculative: true };
  }

  /** The last of the tasks that wait. */
  get lastPending(): number | undefined {
    return this.#pending.last;
  }

  /** Marks the tasks that get a copy, and answers them (C4.41). */
  speculate(settings: SpeculationSettings, now: Micros): Marked[] {
    if (this.isZombie || this.set.isBarrier) return [];
    const { length } = this.set.tasks;
    const limit = longestBearable(settings, length, this.numSuccessful, this.#durations);
    if (limit === undefined) return [];
    const marked: Marked[] = [];
    for (const { info, index } of this.running.values()) {
      const alone = this.#copiesRunning[index] === 1 && this.#successful[index] === false;
      if (!alone || this.#marked.has(index) || now - info.launchTime <= limit) continue;
      this.#marked.add(index);
      this.#copies.add(index, this.task(index).preferredLocations);
      const id = `${this.set.stageId}.${this.set.stageAttemptId}`;
      const text = markedText(index, id, info.host, limit, this.#marked.size);
      marked.push({ index, partitionId: info.partitionId, text });
    }
    return marked;
  }

  /** Attempts of a task that succeeded which still run: they are of no use any more. */
  useless(index: number): TaskInfo[] {
    const others = [...this.running.values()].filter((running) => running.index === index);
    for (const { info } of others) this.#killedByOther.add(info.taskId);
    return others.map(({ info }) => info);
  }

  /** Whether the attempt was told to stop because another one succeeded. */
  lostTheRace(taskId: TaskId): boolean {
    return this.#killedByOther.has(taskId);
  }

  readonly #isLeft = (level: TaskLocality): boolean => this.#pending.isLeft(level);

  /** A place is kept for the task until it is known whether all others have one, or (-1) it is given back. */
  reserve(index: number, copies: 1 | -1): void {
    this.#copiesRunning[index] = (this.#copiesRunning[index] as number) + copies;
  }

  /** The attempt is launched; answers its number. */
  launched(index: number): number {
    this.reserve(index, 1);
    const attempt = this.#attempts[index] as number;
    this.#attempts[index] = attempt + 1;
    return attempt;
  }

  track(info: TaskInfo): void {
    (this.#hosts[info.index] ??= new Set()).add(info.host);
    this.running.set(info.taskId, { info, index: info.index, started: false, counted: true });
    this.runningTasks += 1;
  }

  /** The executor reported that the task runs. */
  started(taskId: TaskId): void {
    const running = this.running.get(taskId);
    if (running !== undefined) running.started = true;
  }

  /** The executor reported that the attempt is over, however it ended. */
  over(taskId: TaskId): void {
    const running = this.running.get(taskId);
    if (running?.counted !== true) return;
    running.counted = false;
    this.runningTasks -= 1;
  }

  #take(taskId: TaskId, at: Micros): Running | undefined {
    const running = this.running.get(taskId);
    if (running === undefined) return undefined;
    this.over(taskId);
    this.running.delete(taskId);
    running.info.finishTime = at;
    this.reserve(running.index, -1);
    return running;
  }

  /** A result of so many bytes came in. Answers why that is too much, if it is (C4.27). */
  fetching(bytes: Bytes, limit: Bytes): string | undefined {
    return this.set.isMapStage ? undefined : this.#results.add(bytes, limit);
  }

  /** A task succeeded. Answers its info, and whether it was the first success of its index. */
  succeeded(
    taskId: TaskId,
    at: Micros,
  ): { readonly info: TaskInfo; readonly first: boolean } | undefined {
    const running = this.#take(taskId, at);
    if (running === undefined) return undefined;
    const first = this.#successful[running.index] === false;
    if (first) this.#markSuccessful(running.index);
    this.#failures[running.index] = 0;
    this.#durations.add(at - running.info.launchTime);
    this.#ranOn[running.index] = running.info;
    return { info: running.info, first };
  }

  #markSuccessful(index: number): void {
    this.#successful[index] = true;
    this.numSuccessful += 1;
    if (this.numSuccessful === this.set.tasks.length) this.isZombie = true;
  }

  /** A partition was finished by another attempt of the stage: it need not be launched here any more. */
  partitionCompleted(partitionId: number): void {
    const index = this.set.tasks.findIndex((task) => task.partitionId === partitionId);
    if (index !== -1 && this.#successful[index] === false) this.#markSuccessful(index);
  }

  /** A task failed. Answers its info and, where the set must be given up, why. */
  failed(
    taskId: TaskId,
    reason: FailureReason,
    at: Micros,
    text: string,
  ): { readonly info: TaskInfo; readonly abort: string | undefined } | undefined {
    const running = this.#take(taskId, at);
    if (running === undefined) return undefined;
    const { info, index } = running;
    info.failed = reason.kind !== "TaskKilled";
    info.killed = reason.kind === "TaskKilled";
    // One failure is the whole stage's.
    if (this.set.isBarrier) this.isZombie = true;
    const moot = this.isZombie || this.#successful[index] === true;
    const decision = moot
      ? "ignore"
      : this.#decide(this.#failures[index] as number, this.#maxFailures, reason);
    if (reason.kind === "FetchFailed" && decision === "ignore") {
      if (this.#successful[index] === false) this.#markSuccessful(index);
      this.isZombie = true;
      return { info, abort: undefined };
    }
    return { info, abort: this.#count(index, info, decision, text) };
  }

  #count(
    index: number,
    info: TaskInfo,
    decision: ReturnType<AfterFailure>,
    text: string,
  ): string | undefined {
    if (this.isZombie || this.#successful[index] === true) return undefined;
    if (decision !== "ignore") {
      this.excludelist?.taskFailed(info, `${lostText(info, this.set)} ${text}`);
      this.#failures[index] = (this.#failures[index] as number) + 1;
    }
    if (decision === "abort") {
      return `Task ${index} in stage ${this.set.stageId}.${this.set.stageAttemptId} failed ${this.#failures[index]} times, most recent failure: ${lostText(info, this.set)} ${text}`;
    }
    this.addPending(index);
    return undefined;
  }

  /** Finished map tasks whose executor is gone must run again. Answers their infos. */
  resubmit(executorId: ExecutorId, filesGone: boolean): TaskInfo[] {
    if (!this.set.isMapStage || this.isZombie || !filesGone) return [];
    return this.#ranOn.flatMap((info, index) => {
      if (info?.executorId !== executorId || this.#successful[index] === false) return [];
      this.#successful[index] = false;
      this.#ranOn[index] = undefined;
      this.numSuccessful -= 1;
      this.addPending(index);
      return [info];
    });
  }

  runningOn(executorId: ExecutorId): Running[] {
    return [...this.running.values()].filter((running) => running.info.executorId === executorId);
  }
}
