/** What a task scheduler is made with. */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ExclusionEvent } from "../events/exclusion-events.ts";
import type { JavaError } from "../foundation/errors.ts";
import type { ExecutorId } from "../foundation/ids.ts";
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
  /** Tells listeners of exclusions. */
  readonly post: (event: ExclusionEvent) => void;
  /** The settings contradict themselves, which Spark finds out when the first tasks are submitted: its scheduler ends. */
  readonly refused: (fault: JavaError) => void;
  /** Asks the cluster manager to kill an executor; undefined where it cannot. */
  readonly killExecutor: ((id: ExecutorId) => void) | undefined;
  /** Whether executors are asked for when tasks can run on none of those there are. */
  readonly asksForExecutors?: boolean;
  readonly log: (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;
}
