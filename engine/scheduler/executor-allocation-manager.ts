/**
 * ExecutorAllocationManager: asks the cluster manager for executors while tasks wait, and gives back those that are idle. Same as Spark: it looks at the clock every
 * 100 ms; targets are asked for as totals; lowering a total kills nobody, that is asked for by name. Rules D6.9–D6.13.
 *
 * Spark 3.5.3: core/…/ExecutorAllocationManager.scala. Different: a look that could change nothing is not taken: one is due when an event came since the last one,
 * when the backlog has lasted, and when an executor may have been idle for too long. Left out on purpose: resource profiles other than the default one,
 * hosts at which executors would be near to data, decommissioning.
 */
import type { SparkListenerEvent } from "../events/listener-events.ts";
import type { ExecutorId, ShuffleId } from "../foundation/ids.ts";
import { milliseconds, type Micros } from "../foundation/sizes.ts";
import { cancel, type Entry } from "../world/agenda.ts";
import type { World } from "../world/world.ts";
import { AllocationListener } from "./allocation-listener.ts";
import type { AllocationSettings } from "./allocation-settings.ts";
import { ExecutorMonitor } from "./executor-monitor.ts";
import { ruleExecutorsToRemove, type ExecutorsToRemove } from "./executors-to-remove.ts";
import { ruleTargetExecutors, type Target, type TargetExecutors } from "./target-executors.ts";

/** ExecutorAllocationClient: who passes wishes on to the cluster manager. */
export interface ExecutorAllocationClient {
  /** How many executors are wanted altogether. */
  requestTotalExecutors(total: number): void;
  /** These are to end; answers those that will. */
  killExecutors(ids: readonly ExecutorId[]): readonly ExecutorId[];
  isExecutorActive(id: ExecutorId): boolean;
}

/** A kata's parts. */
export interface AllocationPolicies {
  readonly targetExecutors?: TargetExecutors;
  readonly executorsToRemove?: ExecutorsToRemove;
}

export interface AllocationOptions {
  readonly world: World;
  readonly settings: AllocationSettings;
  readonly client: ExecutorAllocationClient;
  readonly policies: AllocationPolicies;
  readonly log: (level: "INFO" | "WARN", logger: string, text: string) => void;
}

const NAME = "ExecutorAllocationManager";
/** From one look at the clock to the next. */
const INTERVAL = milliseconds(100);

export class ExecutorAllocationManager {
  readonly #options: AllocationOptions;
  readonly #listener: AllocationListener;
  readonly #monitor: ExecutorMonitor;
  readonly #wanted: TargetExecutors;
  readonly #toRemove: ExecutorsToRemove;
  readonly #startedAt: Micros;
  #target: number;
  #step = 1;
  /** When executors may be added; undefined while no task waits. */
  #addTime: Micros | undefined;
  /** Targets stay until a stage is submitted or an executor has been idle for too long. */
  #initializing = true;
  #look: Entry | undefined;

  constructor(options: AllocationOptions) {
    this.#options = options;
    const { world, settings, client, policies } = options;
    this.#startedAt = world.now();
    this.#target = settings.initialExecutors;
    this.#wanted = ruleTargetExecutors(policies.targetExecutors);
    this.#toRemove = ruleExecutorsToRemove(policies.executorsToRemove);
    this.#listener = new AllocationListener({
      backlogged: () => {
        this.#addTime ??= world.now() + settings.backlogTimeout;
      },
      drained: () => {
        this.#addTime = undefined;
        this.#step = 1;
      },
    });
    this.#monitor = new ExecutorMonitor({
      world,
      timeouts: settings.timeouts,
      tracksShuffles: settings.tracksShuffles,
      servesRdds: settings.servesRdds,
      isExecutorActive: (id) => client.isExecutorActive(id),
      log: (text) => options.log("INFO", "ExecutorMonitor", text),
    });
  }

  /** How many executors are wanted now. */
  get target(): number {
    return this.#target;
  }

  start(): void {
    this.#options.client.requestTotalExecutors(this.#target);
  }

  stop(): void {
    cancel(this.#look);
  }

  onEvent(event: SparkListenerEvent): void {
    if (event.kind === "SparkListenerStageSubmitted") this.#initializing = false;
    const isHeard = this.#listener.onEvent(event);
    if (this.#monitor.onEvent(event) || isHeard) this.#lookSoon();
  }

  shuffleCleaned(id: ShuffleId): void {
    this.#monitor.shuffleCleaned(id);
    this.#lookSoon();
  }

  /** Something happened: the next look at the clock is to be taken. */
  #lookSoon(): void {
    this.#lookAt(this.#options.world.now() + 1, true);
  }

  /** At the first look at or after an instant, if none is due before it. One that only waits for idle executors keeps no run alive. */
  #lookAt(instant: Micros, isWork: boolean): void {
    const { world } = this.#options;
    const looks = Math.ceil((Math.max(instant, world.now()) - this.#startedAt) / INTERVAL);
    const at = this.#startedAt + looks * INTERVAL;
    const due = this.#look;
    if (due?.run !== undefined && due.at <= at && (!due.daemon || !isWork)) return;
    cancel(due);
    const run = (): void => this.#schedule();
    const after = at - world.now();
    this.#look = isWork
      ? world.after(after, "executors are allocated", run)
      : world.daemonAfter(after, "idle executors are looked for", run);
  }

  #schedule(): void {
    const idle = this.#monitor.timedOutExecutors();
    if (idle.length > 0) this.#initializing = false;
    if (!this.#initializing) this.#updateTarget();
    if (idle.length > 0) this.#removeExecutors();
    this.#lookAgain();
  }

  /** Nothing happens until the next event, or one of two instants. */
  #lookAgain(): void {
    const { nextTimeout } = this.#monitor;
    const now = this.#options.world.now();
    if (this.#addTime !== undefined && this.#addTime > now) this.#lookAt(this.#addTime, true);
    if (nextTimeout <= now) this.#lookAt(now + 1, true);
    else if (Number.isFinite(nextTimeout)) this.#lookAt(nextTimeout, false);
  }

  #updateTarget(): void {
    const { world, settings } = this.#options;
    const before = this.#target;
    const { target, step } = this.#ask(world.now());
    this.#step = step;
    if (target === before) return;
    this.#target = target;
    this.#options.client.requestTotalExecutors(target);
    if (target < before) return;
    const added = target - before;
    const executors = added > 1 ? "executors" : "executor";
    this.#options.log(
      "INFO",
      NAME,
      `Requesting ${added} new ${executors} because tasks are backlogged (new desired total will be ${target} for resource profile id: 0)`,
    );
    this.#addTime = world.now() + settings.sustainedBacklogTimeout;
  }

  #ask(now: Micros): Target {
    const { settings } = this.#options;
    return this.#wanted({
      pendingTasks: this.#listener.pendingTasks,
      pendingSpeculativeTasks: this.#listener.pendingSpeculativeTasks,
      runningTasks: this.#listener.runningTasks,
      unschedulableTaskSets: this.#listener.unschedulableTaskSets,
      tasksPerExecutor: settings.tasksPerExecutor,
      allocationRatio: settings.allocationRatio,
      minExecutors: settings.minExecutors,
      maxExecutors: settings.maxExecutors,
      executors: this.#monitor.executorCount,
      target: this.#target,
      step: this.#step,
      isBacklogDue: this.#addTime !== undefined && now >= this.#addTime,
    });
  }

  #removeExecutors(): void {
    const { world, settings, client } = this.#options;
    const chosen = this.#toRemove({
      now: world.now(),
      timeouts: settings.timeouts,
      minExecutors: settings.minExecutors,
      target: this.#target,
      executors: this.#monitor.view(),
    });
    if (chosen.length === 0) return;
    const killed = client.killExecutors(chosen);
    client.requestTotalExecutors(this.#target);
    if (killed.length === 0) {
      const text = `Unable to reach the cluster manager to kill executor/s ${chosen.join(",")} or no executor eligible to kill!`;
      return this.#options.log("WARN", NAME, text);
    }
    this.#monitor.executorsKilled(killed);
    this.#options.log("INFO", NAME, `Executors ${killed.join(",")} removed due to idle timeout.`);
  }
}
