/**
 * ExecutorMonitor: which executors are idle, since when, and until when each may stay so. It hears what listeners hear. Same as Spark: nobody looks at all
 * executors at every event: each knows its own deadline, the earliest of all is kept, and only when that has passed are all looked at. Rule D6.13.
 *
 * Spark 3.5.3: core/…/scheduler/dynalloc/ExecutorMonitor.scala. Left out on purpose: decommissioning; resource profiles other than the default one;
 * Different: a listener here hears an event in the instant it is posted.
 */
import type { SparkListenerEvent } from "../events/listener-events.ts";
import type { ExecutorId, JobId, RddId, ShuffleId, StageId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { World } from "../world/world.ts";
import { timeoutAt, type ExecutorTimeouts, type IdleExecutor } from "./executors-to-remove.ts";

type Of<K extends SparkListenerEvent["kind"]> = Extract<SparkListenerEvent, { kind: K }>;

const NEVER = Number.POSITIVE_INFINITY;
const AT_ONCE = Number.NEGATIVE_INFINITY;

interface Tracker {
  readonly id: ExecutorId;
  idleSince: Micros | undefined;
  runningTasks: number;
  /** Partitions kept here, by RDD. */
  readonly cachedBlocks: Map<RddId, Set<number>>;
  readonly shuffles: Set<ShuffleId>;
  isShuffleActive: boolean;
  isLeaving: boolean;
  timeoutAt: Micros;
  /** It was among the idle for too long at the last look. */
  isTimedOut: boolean;
}

export interface MonitorOptions {
  readonly world: World;
  readonly timeouts: ExecutorTimeouts;
  readonly tracksShuffles: boolean;
  readonly servesRdds: boolean;
  /** Whether the driver still reckons with the executor. */
  readonly isExecutorActive: (id: ExecutorId) => boolean;
  readonly log: (text: string) => void;
}

export class ExecutorMonitor {
  readonly #options: MonitorOptions;
  readonly #executors = new Map<ExecutorId, Tracker>();
  readonly #jobsOfShuffle = new Map<ShuffleId, Set<JobId>>();
  readonly #shuffleOfStage = new Map<StageId, ShuffleId>();
  readonly #stagesOfJob = new Map<JobId, readonly StageId[]>();
  /** When all executors are to be looked at again. */
  #nextTimeout: Micros = NEVER;
  #timedOut: readonly ExecutorId[] = [];
  #driverKilled = 0;
  #exitedUnexpectedly = 0;

  constructor(options: MonitorOptions) {
    this.#options = options;
  }

  get executorCount(): number {
    return this.#executors.size;
  }

  /** When an executor may next be idle for too long. */
  get nextTimeout(): Micros {
    return this.#nextTimeout;
  }

  /** Those that have been idle for too long, by name. Looks at all only if that may have changed. */
  timedOutExecutors(): readonly ExecutorId[] {
    const now = this.#options.world.now();
    if (now < this.#nextTimeout) return this.#timedOut;
    this.#nextTimeout = NEVER;
    this.#timedOut = [...this.#executors.values()]
      .filter((tracker) => this.#isOver(tracker, now))
      .map(({ id }) => id)
      .toSorted();
    return this.#timedOut;
  }

  #isOver(tracker: Tracker, now: Micros): boolean {
    if (tracker.isLeaving || tracker.isShuffleActive) return false;
    tracker.isTimedOut = tracker.timeoutAt <= now;
    if (!tracker.isTimedOut) this.#lookAt(tracker.timeoutAt);
    return tracker.isTimedOut;
  }

  /** All executors as the rule of removal sees them, by name. */
  view(): readonly IdleExecutor[] {
    return [...this.#executors.values()]
      .map(seen)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** These were asked to end. */
  executorsKilled(ids: readonly ExecutorId[]): void {
    for (const id of ids) {
      const tracker = this.#executors.get(id);
      if (tracker !== undefined) tracker.isLeaving = true;
    }
    this.#nextTimeout = AT_ONCE;
  }

  /** Whether it says anything of executors. */
  onEvent(event: SparkListenerEvent): boolean {
    switch (event.kind) {
      case "SparkListenerJobStart":
        this.#jobStarted(event);
        return true;
      case "SparkListenerJobEnd":
        this.#jobEnded(event.jobId);
        return true;
      case "SparkListenerTaskStart":
        this.#taskStarted(event.taskInfo.executorId);
        return true;
      case "SparkListenerTaskEnd":
        this.#taskEnded(event);
        return true;
      case "SparkListenerExecutorAdded":
        this.#updateRunning(this.#tracked(event.executorId), 0);
        this.#options.log(
          `New executor ${event.executorId} has registered (new total is ${this.#executors.size})`,
        );
        return true;
      case "SparkListenerExecutorRemoved":
        this.#removed(event.executorId);
        return true;
      case "SparkListenerBlockUpdated":
        this.#blockUpdated(event);
        return true;
      case "SparkListenerUnpersistRDD":
        for (const tracker of this.#executors.values()) {
          tracker.cachedBlocks.delete(event.rddId);
          if (tracker.cachedBlocks.size === 0) this.#updateTimeout(tracker);
        }
        return true;
      default:
        return false;
    }
  }

  /** The cleaner let a shuffle go: nobody needs its files. */
  shuffleCleaned(id: ShuffleId): void {
    if (!this.#options.tracksShuffles) return;
    this.#jobsOfShuffle.delete(id);
    for (const tracker of this.#executors.values()) {
      if (!tracker.shuffles.delete(id) || tracker.shuffles.size > 0) continue;
      tracker.isShuffleActive = false;
      this.#updateTimeout(tracker);
    }
  }

  #jobStarted({ jobId, stageInfos }: Of<"SparkListenerJobStart">): void {
    if (!this.#options.tracksShuffles) return;
    const stages = stageInfos.filter(({ shuffleId }) => shuffleId !== undefined);
    const shuffles = stages.map(({ shuffleId }) => shuffleId as ShuffleId);
    let isReused = false;
    stages.forEach(({ stageId }, i) => {
      const shuffle = shuffles[i] as ShuffleId;
      const jobs = this.#jobsOfShuffle.get(shuffle);
      if (jobs === undefined) this.#jobsOfShuffle.set(shuffle, new Set([jobId]));
      else jobs.add(jobId);
      isReused ||= jobs !== undefined;
      this.#shuffleOfStage.set(stageId, shuffle);
    });
    this.#stagesOfJob.set(
      jobId,
      stages.map(({ stageId }) => stageId),
    );
    if (!isReused) return;
    for (const tracker of this.#executors.values()) {
      if (tracker.isShuffleActive) continue;
      this.#updateActive(tracker, shuffles);
      if (tracker.isShuffleActive) this.#nextTimeout = AT_ONCE;
    }
  }

  #jobEnded(jobId: JobId): void {
    if (!this.#options.tracksShuffles) return;
    for (const jobs of this.#jobsOfShuffle.values()) jobs.delete(jobId);
    const active = [...this.#jobsOfShuffle].flatMap(([id, jobs]) => (jobs.size > 0 ? [id] : []));
    if (active.length < this.#jobsOfShuffle.size)
      for (const tracker of this.#executors.values())
        if (tracker.isShuffleActive) this.#updateActive(tracker, active);
    for (const stage of this.#stagesOfJob.get(jobId) ?? []) this.#shuffleOfStage.delete(stage);
    this.#stagesOfJob.delete(jobId);
  }

  #updateActive(tracker: Tracker, active: readonly ShuffleId[]): void {
    const had = tracker.isShuffleActive;
    tracker.isShuffleActive = active.some((id) => tracker.shuffles.has(id));
    if (had && !tracker.isShuffleActive) this.#updateTimeout(tracker);
  }

  #taskStarted(id: ExecutorId): void {
    if (this.#options.isExecutorActive(id)) this.#updateRunning(this.#tracked(id), 1);
  }

  #taskEnded({ stageId, reason, taskInfo }: Of<"SparkListenerTaskEnd">): void {
    const tracker = this.#executors.get(taskInfo.executorId);
    if (tracker === undefined) return;
    const shuffle = this.#shuffleOfStage.get(stageId);
    if (reason.kind === "Success" && shuffle !== undefined && !tracker.shuffles.has(shuffle)) {
      tracker.shuffles.add(shuffle);
      tracker.isShuffleActive = true;
    }
    this.#updateRunning(tracker, -1);
  }

  #removed(id: ExecutorId): void {
    const tracker = this.#executors.get(id);
    if (tracker === undefined) return;
    this.#executors.delete(id);
    if (tracker.isLeaving) this.#driverKilled += 1;
    else this.#exitedUnexpectedly += 1;
    this.#options.log(
      `Executor ${id} is removed. Remove reason statistics: (gracefully decommissioned: 0, decommision unfinished: 0, driver killed: ${this.#driverKilled}, unexpectedly exited: ${this.#exitedUnexpectedly}).`,
    );
    this.#nextTimeout = AT_ONCE;
  }

  #blockUpdated(event: Of<"SparkListenerBlockUpdated">): void {
    const { blockManagerId, blockId, storageLevel: level } = event;
    if (blockManagerId.executorId === "driver") return;
    const tracker = this.#tracked(blockManagerId.executorId);
    const [, rdd, partition] = /^rdd_(\d+)_(\d+)$/.exec(blockId) ?? [];
    if (rdd === undefined) return;
    const { cachedBlocks } = tracker;
    const had = cachedBlocks.size > 0;
    const blocks = cachedBlocks.get(Number(rdd)) ?? new Set<number>();
    const isThere = level.useDisk || level.useMemory;
    if (isThere && (!this.#options.servesRdds || !level.useDisk)) blocks.add(Number(partition));
    else blocks.delete(Number(partition));
    if (blocks.size > 0) cachedBlocks.set(Number(rdd), blocks);
    else cachedBlocks.delete(Number(rdd));
    if (had !== cachedBlocks.size > 0) this.#updateTimeout(tracker);
  }

  #tracked(id: ExecutorId): Tracker {
    const known = this.#executors.get(id);
    if (known !== undefined) return known;
    const tracker: Tracker = {
      id,
      idleSince: undefined,
      runningTasks: 0,
      cachedBlocks: new Map(),
      shuffles: new Set(),
      isShuffleActive: false,
      isLeaving: false,
      timeoutAt: NEVER,
      isTimedOut: false,
    };
    this.#executors.set(id, tracker);
    return tracker;
  }

  #updateRunning(tracker: Tracker, delta: number): void {
    tracker.runningTasks = Math.max(0, tracker.runningTasks + delta);
    tracker.idleSince = tracker.runningTasks === 0 ? this.#options.world.now() : undefined;
    this.#updateTimeout(tracker);
  }

  #updateTimeout(tracker: Tracker): void {
    const before = tracker.timeoutAt;
    tracker.timeoutAt = timeoutAt(seen(tracker), this.#options.timeouts);
    if (tracker.timeoutAt > before && tracker.isTimedOut) this.#nextTimeout = AT_ONCE;
    else this.#lookAt(tracker.timeoutAt);
  }

  #lookAt(at: Micros): void {
    this.#nextTimeout = Math.min(this.#nextTimeout, at);
  }
}

const seen = (tracker: Tracker): IdleExecutor => ({
  id: tracker.id,
  idleSince: tracker.idleSince,
  hasCachedBlocks: tracker.cachedBlocks.size > 0,
  hasShuffleFiles: tracker.shuffles.size > 0,
  isShuffleActive: tracker.isShuffleActive,
  isLeaving: tracker.isLeaving,
});
