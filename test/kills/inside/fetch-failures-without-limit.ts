/** Fetch failures may go on for ever. */
export const kill = {
  file: "engine/scheduler/completions.ts",
  find: "const hopeless = stage.failedAttemptIds.size >= limit;",
  replace: "const hopeless = stage.failedAttemptIds.size >= limit + 1;",
  law: "after a fetch failure, Spark makes only the lost map output again",
} as const;
