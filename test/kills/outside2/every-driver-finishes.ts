/** A driver of cluster mode is FINISHED whatever its exit code. */
export const kill = {
  file: "engine/deploy/standalone/driver-runner.ts",
  find: 'const state = this.#killed ? "KILLED" : exitCode === 0 ? "FINISHED" : "FAILED";',
  replace: 'const state = "FINISHED";',
  law: "a standalone master calls a client-mode application FINISHED however it ended",
} as const;
