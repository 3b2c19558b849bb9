/**
 * What executors tell their driver, and what the driver makes of it: a task runs, ended, failed. A result within
 * spark.task.maxDirectResultSize comes in the message; a larger one stays on its executor and is fetched from there (C4.26). Left out: the
 * block taskresult_N in the executor's store. Spark 3.5.3: core/…/scheduler/TaskResultGetter.scala.
 */
import type { ExecutorId, TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import type { TaskResult } from "../scheduler/task.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import type { SyncRequest } from "./barrier-coordinator.ts";
import type { DriverPort, Executor } from "./executor.ts";

/** Time of the thread that reads a result. */
const READ = 100;
/** Bytes of the message that says where a large result lies. */
const INDIRECT = 200;

export function driverPort(
  driver: DriverRuntime,
  executor: () => Executor,
  freed: (id: ExecutorId) => void,
): DriverPort {
  const { world, process, conf } = driver.options;
  const maxDirect = conf.size("spark.task.maxDirectResultSize");
  const send = (
    state: "RUNNING" | "FINISHED" | "FAILED",
    taskId: TaskId,
    bytes: Bytes,
    arrived: () => void,
  ): void => {
    const from = executor();
    if (!driver.isLocal && state !== "RUNNING")
      driver.say({ kind: "StatusUpdate", from: from.name, to: process.name, taskId, state, bytes });
    world.network.send(from, process, "StatusUpdate", () => {
      if (state !== "RUNNING") driver.tasks.taskOver(taskId);
      arrived();
    });
  };
  const finished = (
    id: ExecutorId,
    taskId: TaskId,
    result: TaskResult,
    report: TaskReport,
  ): void => {
    const direct = report.metrics.resultSize <= maxDirect;
    send("FINISHED", taskId, direct ? report.metrics.resultSize : INDIRECT, () => {
      if (direct)
        world.after(READ, "a result is read", () =>
          driver.tasks.taskSucceeded(taskId, result, report),
        );
      else fetchResult(driver, executor(), taskId, result, report);
      freed(id);
    });
  };
  return {
    running: (_id, taskId) => send("RUNNING", taskId, 100, () => driver.tasks.taskRunning(taskId)),
    finished,
    requestToSync: (request) => {
      const from = executor();
      const answer: SyncRequest["answer"] = (heard) =>
        world.network.send(process, from, "an answer to RequestToSync", () =>
          request.answer(heard),
        );
      world.network.send(from, process, "RequestToSync", () =>
        driver.barriers.requestToSync({ ...request, answer }),
      );
    },
    failed: (id, taskId, reason, report) =>
      send("FAILED", taskId, 1000, () => {
        world.after(READ, "a failure is read", () =>
          driver.tasks.taskFailed(taskId, reason, report),
        );
        freed(id);
      }),
  };
}

/** Gets a large result from the executor that holds it; if that dies meanwhile, the result is lost. */
function fetchResult(
  driver: DriverRuntime,
  from: Executor,
  taskId: TaskId,
  result: TaskResult,
  report: TaskReport,
): void {
  const { world, process, costs } = driver.options;
  driver.tasks.taskGettingResult(taskId);
  const time =
    2 * world.network.latencyBetween(process.host, from.host) +
    Math.ceil(report.metrics.resultSize / costs.networkRead);
  world.after(time, "a result is fetched", () => {
    if (from.alive) driver.tasks.taskSucceeded(taskId, result, report);
    else driver.tasks.taskFailed(taskId, { kind: "TaskResultLost" }, report);
  });
}
