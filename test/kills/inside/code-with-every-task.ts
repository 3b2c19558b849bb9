/** Every task carries the code of its stage. */
export const kill = {
  file: "engine/scheduler/task-info.ts",
  find: "  bytes: TASK_BYTES,",
  replace: "  bytes: TASK_BYTES + task.binary.bytes,",
  law: "an executor fetches the code of a stage once, however many of its tasks it runs",
} as const;
