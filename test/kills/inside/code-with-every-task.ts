/** Every task carries the code of its stage. */
export const kill = {
  file: "engine/scheduler/task-info.ts",
  find: "  bytes: Math.max(TASK_BYTES,",
  replace: "  bytes: task.binary.bytes + Math.max(TASK_BYTES,",
  law: "an executor fetches the code of a stage once, however many of its tasks it runs",
} as const;
