/**
 * What the driver offers to its task scheduler, and when: everything that is free (on submission, failure, loss, and periodically), or one
 * executor that has just got something free. Rule C4.13. Spark 3.5.3: core/…/scheduler/cluster/CoarseGrainedSchedulerBackend.scala
 * (makeOffers, reviveThread).
 */
import type { ExecutorId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { WorkerOffer } from "../scheduler/scheduler-backend.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import type { Executor } from "./executor.ts";

/** An executor that the driver knows, with the cores that no task holds. */
export interface Registered {
  readonly executor: Executor;
  freeCores: number;
}

const PERIODIC = "periodic ReviveOffers";

export class Offers {
  readonly #driver: DriverRuntime;
  readonly #executors: ReadonlyMap<ExecutorId, Registered>;
  readonly #startedAt: Micros;
  /** Whether a periodic round is on its way. */
  #awaited = false;
  #awaitedInVain = false;

  constructor(driver: DriverRuntime, executors: ReadonlyMap<ExecutorId, Registered>) {
    this.#driver = driver;
    this.#executors = executors;
    this.#startedAt = driver.options.world.now();
  }

  /** Offers all that is free, in a turn of its own. */
  revive(): void {
    this.#driver.options.world.after(0, "ReviveOffers", () => {
      this.#driver.tasks.resourceOffers(this.#all(), true);
    });
  }

  #all(): WorkerOffer[] {
    return [...this.#executors.values()].flatMap((one) => this.#offersOf(one));
  }

  /**
   * Spark offers everything that is free every spark.scheduler.revive.interval, counted from the driver's start. Here the same instants
   * are used, but only while a task set turns offers down: a round without one changes nothing.
   */
  reviveLater(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    this.#driver.options.world.after(this.#untilNext(), PERIODIC, () => {
      this.#awaited = false;
      if (!this.#driver.stopped) this.revive();
    });
  }

  /** A timer that keeps no run alive: a stage may wait for ever for slots that nobody will free. */
  reviveInVain(): void {
    if (this.#awaited || this.#awaitedInVain) return;
    this.#awaitedInVain = true;
    this.#driver.options.world.daemonAfter(this.#untilNext(), PERIODIC, () => {
      this.#awaitedInVain = false;
      if (!this.#driver.stopped) this.#driver.tasks.resourceOffers(this.#all(), true);
    });
  }

  #untilNext(): Micros {
    const { world, conf } = this.#driver.options;
    const interval = conf.time("spark.scheduler.revive.interval");
    return interval - ((world.now() - this.#startedAt) % interval);
  }

  /** Offers what is free on one executor, now. */
  offer(id: ExecutorId): void {
    const registered = this.#executors.get(id);
    if (registered === undefined || this.#driver.stopped) return;
    this.#driver.tasks.resourceOffers(this.#offersOf(registered), false);
  }

  #offersOf({ executor, freeCores }: Registered): WorkerOffer[] {
    const { stopped, tasks, requests } = this.#driver;
    return executor.alive &&
      !stopped &&
      tasks.isExecutorAlive(executor.id) &&
      requests.isExecutorActive(executor.id)
      ? [
          {
            executorId: executor.id,
            host: executor.host,
            cores: freeCores,
            address: `${executor.host}:${executor.blocks.id.port}`,
          },
        ]
      : [];
  }
}
