/** Whatever an executor ended with, its worker says 137. */
export const kill = {
  file: "engine/deploy/standalone/executor-exit.ts",
  find: "  if (runner.executor?.exitStatus !== undefined) return runner.executor.exitStatus;\n",
  replace: "",
  law: "an executor whose heap is full ends with code 52; its tasks run elsewhere, and the answer stays",
} as const;
