/**
 * The warning while a job waits and no executor has ever offered anything: every spark.starvation.timeout, until the first offer. Rule C4.18
 * as corrected: an offer that fits no task ends it, too. Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala submitTasks.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { cancel, type Entry } from "../world/agenda.ts";
import type { World } from "../world/world.ts";

type Log = (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;

export class StarvationWarning {
  readonly #world: World;
  readonly #conf: SparkConf;
  readonly #log: Log;
  #timer: Entry | undefined;
  #over = false;

  constructor(world: World, conf: SparkConf, log: Log) {
    this.#world = world;
    this.#conf = conf;
    this.#log = log;
  }

  /** Tasks wait from now on. */
  watch(): void {
    if (this.#timer !== undefined || this.#over) return;
    const timeout = this.#conf.time("spark.starvation.timeout");
    this.#timer = this.#world.daemonAfter(timeout, "starvation", () => {
      this.#timer = undefined;
      if (this.#over) return;
      this.#log(
        "WARN",
        "TaskSchedulerImpl",
        "Initial job has not accepted any resources; check your cluster UI to ensure that workers are registered and have sufficient resources",
      );
      this.watch();
    });
  }

  /** There was an offer, or there is nothing left to wait for. */
  stop(): void {
    this.#over = true;
    cancel(this.#timer);
  }
}
