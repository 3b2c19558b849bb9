/** A map task sends its records to the driver. */
export const kill = {
  file: "engine/cluster/run-task.ts",
  find: "attempt.metrics.resultSize = 1000 + output.lengths.length;",
  replace: "attempt.metrics.resultSize = 1000 + output.data.length;",
  law: "a map task leaves one data file on its executor, and a result task sends its value to the driver",
} as const;
