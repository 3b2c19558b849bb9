/**
 * Exclusion on failure as the task scheduler asks it: which offers may be taken, which tasks are stuck, what a failure and a success mean. Rules
 * C4.36–C4.39. Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala (healthTrackerOpt), TaskSetManager.scala.
 */
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { ExecutorId, HostName } from "../foundation/ids.ts";
import { exclusionSettings, type ExclusionSettings } from "./exclusion-settings.ts";
import { HealthTracker } from "./health-tracker.ts";
import type { Places } from "./places.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import { TaskSetExcludelist, type ExclusionTold } from "./task-set-excludelist.ts";
import type { TaskSchedulerOptions } from "./task-scheduler-options.ts";
import type { TaskSetManager } from "./task-set-manager.ts";
import type { TaskSet } from "./task.ts";
import { UnschedulableTaskSets } from "./unschedulable.ts";

interface Scheduler {
  readonly places: Places;
  /** Task sets that are not done. */
  managers(): readonly TaskSetManager[];
  abort(manager: TaskSetManager, reason: string): void;
  /** Everything is offered again at the next periodic round. */
  reviveLater(): void;
}

export class Exclusion {
  readonly #settings: ExclusionSettings;
  readonly #told: ExclusionTold;
  readonly #scheduler: Scheduler;
  readonly #health: HealthTracker;
  readonly #unschedulable: UnschedulableTaskSets;

  constructor(settings: ExclusionSettings, options: TaskSchedulerOptions, scheduler: Scheduler) {
    const { world, conf, killExecutor: kill, post, log } = options;
    const { places } = scheduler;
    this.#settings = settings;
    this.#scheduler = scheduler;
    this.#told = { now: () => world.now(), post, log };
    this.#health = new HealthTracker({
      settings,
      kill,
      told: this.#told,
      shuffleService: conf.bool("spark.shuffle.service.enabled"),
      lookAgainAfter: (time) =>
        void world.daemonAfter(time + 1, "an exclusion ends", () => scheduler.reviveLater()),
      executorsOn: (host) => places.able.flatMap(([id, at]) => (at === host ? [id] : [])),
    });
    this.#unschedulable = new UnschedulableTaskSets({
      world,
      settings,
      told: this.#told,
      health: this.#health,
      asksForExecutors: options.asksForExecutors === true,
      idle: () => this.#idle(),
      abort: (manager, reason) => scheduler.abort(manager, reason),
    });
  }

  /** Undefined where it is off. */
  static of(options: TaskSchedulerOptions, scheduler: Scheduler): Exclusion | undefined {
    const settings = exclusionSettings(options.conf);
    return settings && new Exclusion(settings, options, scheduler);
  }

  listFor(set: TaskSet): TaskSetExcludelist {
    return new TaskSetExcludelist(set, this.#settings, this.#told);
  }

  /** The offers of what is not left out; what was long enough comes back first. */
  open(offers: readonly WorkerOffer[]): readonly WorkerOffer[] {
    this.#health.applyTimeout();
    return offers.filter(({ executorId, host }) => !this.#health.isExcluded(executorId, host));
  }

  /** A task set had its turn. */
  offered(manager: TaskSetManager, launched: boolean): void {
    if (launched) return this.#unschedulable.launched();
    const index = manager.lastPending;
    if (index !== undefined && this.#isStuck(manager, index))
      this.#unschedulable.stuck(manager, index);
  }

  /** Whether a task may run on none of the executors there are. */
  #isStuck({ excludelist }: TaskSetManager, index: number): boolean {
    const executors = this.#scheduler.places.able;
    const isClosed = ([id, host]: readonly [ExecutorId, HostName]): boolean =>
      this.#health.isExcluded(id, host) ||
      excludelist?.excludes(id, host) === true ||
      excludelist?.excludesTask(index, id, host) === true;
    return executors.length > 0 && executors.every(isClosed);
  }

  #idle(): ExecutorId | undefined {
    const busy = new Set<ExecutorId>();
    for (const { running } of this.#scheduler.managers())
      for (const { info, counted } of running.values()) if (counted) busy.add(info.executorId);
    return this.#scheduler.places.able.find(([id]) => !busy.has(id))?.[0];
  }

  fetchFailed(at: BlockManagerId): void {
    this.#health.fetchFailed(at);
  }

  /** A task set has come to its end; only one that succeeded says something about executors. */
  over({ set, numSuccessful, excludelist }: TaskSetManager): void {
    if (numSuccessful === set.tasks.length && excludelist !== undefined)
      this.#health.taskSetSucceeded(set, excludelist.failures);
  }

  executorRemoved(id: ExecutorId): void {
    this.#health.executorRemoved(id);
  }
}
