/** An executor as its Worker keeps it, and what its end leaves as an exit code. Spark 3.5.3: core/…/deploy/worker/ExecutorRunner.scala. */
import type { Executor } from "../../cluster/executor.ts";
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import type { Bytes } from "../../foundation/sizes.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

export interface ExecutorRunner {
  readonly appId: ApplicationId;
  readonly id: ExecutorId;
  readonly cores: number;
  readonly memory: Bytes;
  executor: Executor | undefined;
  killed: boolean;
}

/** KillExecutor is a SIGTERM; without its driver an executor leaves with 1, told by it with 0, or for a reason of its own; otherwise somebody killed it. */
export function exitStatusOf(
  runner: ExecutorRunner,
  driver: StandaloneDriver,
  stopped: boolean,
): number {
  if (runner.killed) return 143;
  if (driver.killed) return 1;
  if (runner.executor?.exitStatus !== undefined) return runner.executor.exitStatus;
  return stopped ? 0 : 137;
}
