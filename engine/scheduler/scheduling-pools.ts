/**
 * The pools of an application. FIFO: one queue, whatever pool a job names. FAIR: the pools of the allocation file, "default" beside them, and
 * one more for each name that a job uses and the file does not know. Rules C4.21–C4.25. Spark 3.5.3: core/…/scheduler/SchedulableBuilder.scala.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { SparkException } from "../foundation/errors.ts";
import { byFairness, Pool, type PoolSettings, type SchedulingMode } from "./pool.ts";
import type { TaskSetManager } from "./task-set-manager.ts";

const DEFAULT_POOL = "default";

type Log = (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;

export class SchedulingPools {
  readonly mode: SchedulingMode;
  readonly #log: Log;
  readonly #pools: Pool[];

  /** `file`: the pools of spark.scheduler.allocation.file, or undefined where there is none. */
  constructor(mode: SchedulingMode, file: readonly PoolSettings[] | undefined, log: Log) {
    this.mode = mode;
    this.#log = log;
    if (mode === "FIFO") {
      this.#pools = [new Pool({ name: "", schedulingMode: "FIFO", minShare: 0, weight: 1 })];
      return;
    }
    this.#pools = (file ?? []).map((settings) => new Pool(settings));
    // Without any file, "default" is as fair as the rest; beside a file it is FIFO unless the file says otherwise (C4.23).
    if (!this.#pools.some(({ name }) => name === DEFAULT_POOL))
      this.#create(DEFAULT_POOL, file === undefined ? mode : "FIFO");
  }

  /** Puts a task set into the pool that its job named. */
  add(manager: TaskSetManager): void {
    const pool = this.#poolFor(manager.set.pool);
    pool.add(manager);
    if (this.mode === "FAIR")
      this.#log(
        "INFO",
        "FairSchedulableBuilder",
        `Added task set TaskSet_${manager.set.stageId}.${manager.set.stageAttemptId} tasks to pool ${pool.name}`,
      );
  }

  /** Answers the name of the pool that it was in; undefined when it was in none. */
  remove(manager: TaskSetManager): string | undefined {
    for (const { sets, name } of this.#pools) {
      const at = sets.indexOf(manager);
      if (at === -1) continue;
      sets.splice(at, 1);
      return name;
    }
    return undefined;
  }

  /** All task sets, in no order that means anything to Spark. */
  all(): TaskSetManager[] {
    return this.#pools.length === 1
      ? (this.#pools[0] as Pool).sets.slice()
      : this.#pools.flatMap(({ sets }) => sets);
  }

  /** The task sets in the order in which they are offered resources; computed once a round. */
  ordered(): TaskSetManager[] {
    if (this.#pools.length === 1) return (this.#pools[0] as Pool).ordered();
    const pools = this.#pools.map((pool) => ({
      pool,
      name: pool.name,
      minShare: pool.minShare,
      weight: pool.weight,
      runningTasks: pool.runningTasks,
    }));
    return pools.sort(byFairness).flatMap(({ pool }) => pool.ordered());
  }

  /** SparkContext.getAllPools: those of the file, "default", then those that jobs named. */
  get settings(): readonly PoolSettings[] {
    return this.#pools.map(({ settings }) => settings);
  }

  #poolFor(named: string | undefined): Pool {
    if (this.mode === "FIFO") return this.#pools[0] as Pool;
    const name = named ?? DEFAULT_POOL;
    const known = this.#pools.find((pool) => pool.name === name);
    if (known !== undefined) return known;
    this.#log(
      "WARN",
      "FairSchedulableBuilder",
      `A job was submitted with scheduler pool ${name}, which has not been configured. This can happen when the file that pools are read from isn't set, or when that file doesn't contain ${name}. Created ${name} with default configuration (schedulingMode: FIFO, minShare: 0, weight: 1)`,
    );
    return this.#create(name, "FIFO");
  }

  #create(name: string, schedulingMode: SchedulingMode): Pool {
    const pool = new Pool({ name, schedulingMode, minShare: 0, weight: 1 });
    this.#pools.push(pool);
    return pool;
  }
}

/** @throws SparkException for a mode that Spark does not know. */
export function schedulingMode(conf: SparkConf): SchedulingMode {
  const mode = conf.get("spark.scheduler.mode").toUpperCase();
  if (mode === "FAIR" || mode === "FIFO") return mode;
  throw new SparkException(`Unrecognized spark.scheduler.mode: ${mode}`);
}
