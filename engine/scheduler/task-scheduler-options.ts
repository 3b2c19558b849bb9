/** What a task scheduler is made with. */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { World } from "../world/world.ts";
import type { AfterFailure } from "./after-failure.ts";
import type { PoolSettings } from "./pool.ts";

export interface TaskSchedulerOptions {
  readonly world: World;
  readonly conf: SparkConf;
  readonly maxFailures: number;
  readonly afterFailure?: AfterFailure | undefined;
  /** The pools of the allocation file, where there is one. */
  readonly allocations?: readonly PoolSettings[] | undefined;
  readonly log: (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;
}
