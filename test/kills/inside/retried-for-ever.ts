/** A failed task is tried for ever. */
export const kill = {
  file: "engine/scheduler/after-failure.ts",
  find: 'return failures + 1 >= maxFailures ? "abort" : "retry";',
  replace: 'return failures + 1 >= 100 * maxFailures ? "abort" : "retry";',
  law: "the fourth failure of one task ends the job; in local mode the first does",
} as const;
