/** A stage that could not fetch is submitted again at once. */
export const kill = {
  file: "engine/scheduler/completions.ts",
  find: "const RESUBMIT_TIMEOUT = milliseconds(200);",
  replace: "const RESUBMIT_TIMEOUT = milliseconds(0);",
  law: "after a fetch failure, Spark makes only the lost map output again",
} as const;
