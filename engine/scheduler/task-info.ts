/** What is told of an attempt at its launch. Spark 3.5.3: core/…/scheduler/TaskInfo.scala. */
import type { TaskId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { TaskInfo } from "../events/listener-events.ts";
import type { PlacedTask } from "./pending-tasks.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import type { Task } from "./task.ts";

export function launchedInfo(
  taskId: TaskId,
  { partitionId }: Task,
  { index, locality, speculative = false }: PlacedTask,
  attemptNumber: number,
  { executorId, host }: WorkerOffer,
  launchTime: Micros,
): TaskInfo {
  return {
    taskId,
    index,
    attemptNumber,
    partitionId,
    launchTime,
    executorId,
    host,
    taskLocality: locality,
    speculative,
    gettingResultTime: 0,
    finishTime: 0,
    failed: false,
    killed: false,
    accumulables: [],
  };
}
