/**
 * How executors of a standalone cluster end: with which exit status, and against whom it counts. Rules D2.32, C4.34 as corrected. Left out on purpose:
 * signals other than TERM and KILL. Spark 3.5.3: core/…/executor/CoarseGrainedExecutorBackend.scala (onStart), core/…/deploy/worker/ExecutorRunner.scala, executor/ExecutorExitCode.scala.
 */
import type { Executor } from "../../cluster/executor.ts";
import type { SparkConf } from "../../conf/spark-conf.ts";
import { cancel } from "../../world/agenda.ts";
import type { World } from "../../world/world.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
import type { ExecutorRunner } from "./worker-books.ts";

/** Exit codes that say the executor gave up for a reason of its own, not the program's (C4.34 as corrected). */
const notTheProgramsFault = new Set([53, 56]);

/** Whether an exit status is not to be held against the program. */
export const saysItself = (exitStatus: number): boolean => notTheProgramsFault.has(exitStatus);

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

/** An executor that its driver does not answer when it registers leaves after spark.network.timeout. Answers what to call when it was heard. */
export function waitsForDriver(world: World, conf: SparkConf, executor: Executor): () => void {
  const limit = conf.time("spark.network.timeout");
  const given = world.daemonAfter(limit, "an executor registers in vain", () => {
    if (!executor.alive) return;
    executor.env.say("CoarseGrainedExecutorBackend", "Cannot register with driver", "ERROR");
    executor.exitStatus = 1;
    world.network.kill(executor);
  });
  return () => cancel(given);
}
