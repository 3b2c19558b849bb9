/**
 * What a driver wants of its cluster manager: a total of executors, and the end of some by name. Same as Spark: lowering the total ends nobody; an executor that was
 * asked to end gets no more tasks and is gone a while later; a busy one is only ended by force. Rules D2.38, C4.34.
 *
 * Spark 3.5.3: core/…/scheduler/cluster/CoarseGrainedSchedulerBackend.scala (requestExecutors, killExecutors). Left out on purpose: resource profiles other
 * than the default one.
 */
import { illegalArgument } from "../foundation/errors.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { ExecutorAllocationClient } from "../scheduler/executor-allocation-manager.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import { LossReasons } from "./loss-reasons.ts";

export interface KillOptions {
  /** Whether as many fewer are wanted from now on. */
  readonly adjustsTarget?: boolean;
  /** Whether their tasks count as failed. */
  readonly countsFailures?: boolean;
  /** Whether those that run tasks are ended, too. */
  readonly force?: boolean;
}

export class ExecutorRequests implements ExecutorAllocationClient {
  readonly #driver: DriverRuntime;
  readonly lossReasons = new LossReasons();
  readonly #leaving = new Set<ExecutorId>();
  /** The total that was asked for last; undefined: the manager's own rule. */
  #total: number | undefined;

  constructor(driver: DriverRuntime) {
    this.#driver = driver;
  }

  get #name(): string {
    return this.#driver.options.backend ?? "StandaloneSchedulerBackend";
  }

  requestTotalExecutors(total: number): void {
    this.#total = total;
    this.#driver.options.requestTotalExecutors?.(total);
  }

  /** So many more than were wanted before. @throws IllegalArgumentException for a negative number */
  requestExecutors(additional: number): boolean {
    if (additional < 0)
      throw illegalArgument(
        `Attempted to request a negative number of additional executor(s) ${additional} from the cluster manager. Please specify a positive number!`,
      );
    const text = `Requesting ${additional} additional executor(s) from the cluster manager`;
    this.#driver.log("INFO", this.#name, text);
    this.requestTotalExecutors((this.#total ?? 0) + additional);
    return true;
  }

  killExecutors(ids: readonly ExecutorId[], how: KillOptions = {}): readonly ExecutorId[] {
    const driver = this.#driver;
    driver.log("INFO", this.#name, `Requesting to kill executor(s) ${ids.join(", ")}`);
    const known = new Set(driver.executors.map(({ id }) => id));
    for (const id of ids)
      if (!known.has(id)) driver.log("WARN", this.#name, `Executor to kill ${id} does not exist!`);
    const isBusy = (id: ExecutorId): boolean =>
      driver.tasks.pools.all().some((manager) => manager.runningOn(id).length > 0);
    const killed = ids.filter(
      (id) => known.has(id) && !this.#leaving.has(id) && (how.force === true || !isBusy(id)),
    );
    const text = `Actual list of executor(s) to be killed is ${killed.join(", ")}`;
    driver.log("INFO", this.#name, text);
    for (const id of killed) {
      this.#leaving.add(id);
      if (how.countsFailures !== true) this.lossReasons.killing(id);
    }
    if (how.adjustsTarget === true && killed.length > 0)
      this.requestTotalExecutors(Math.max(0, (this.#total ?? 0) - killed.length));
    if (killed.length > 0) driver.options.killExecutors?.(killed);
    return killed;
  }

  /** Whether tasks may be sent to it. */
  isExecutorActive(id: ExecutorId): boolean {
    return this.#driver.executor(id) !== undefined && !this.#leaving.has(id);
  }
}
