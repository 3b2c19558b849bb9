/** A message names the attempt by how often the task failed. */
export const kill = {
  file: "engine/scheduler/task-info.ts",
  find: "Lost task ${info.index}.${info.attemptNumber} in",
  replace: "Lost task ${info.index}.${info.attemptNumber + 1} in",
  law: "a failed job names its stage, its task, the attempt, the host and the executor",
} as const;
