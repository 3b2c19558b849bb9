/** The execution memory of one attempt: TaskMemoryManager without pages. Rules C7.6, C7.11. Spark 3.5.3: core/…/memory/TaskMemoryManager.java. */
import type { TaskMemory } from "../shuffle/spillable.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import type { TaskAttempt } from "./task-attempt.ts";

export function taskMemory(attempt: TaskAttempt, env: ExecutorEnv): TaskMemory {
  const { memoryManager } = env.blocks;
  const id = attempt.taskAttemptId;
  return {
    initialThreshold: env.spillThreshold,
    acquire: (bytes) => memoryManager.acquireExecution(id, bytes, "ON_HEAP").granted,
    release: (bytes) => memoryManager.releaseExecution(id, bytes, "ON_HEAP"),
    spilled: (memory, disk) => {
      attempt.metrics.memoryBytesSpilled += memory;
      attempt.metrics.diskBytesSpilled += disk;
      attempt.charge(Math.ceil(disk / env.costs.diskWrite + disk / env.costs.diskRead));
    },
  };
}
