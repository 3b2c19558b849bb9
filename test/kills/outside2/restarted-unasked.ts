/** A driver that fails is started again, supervised or not. */
export const kill = {
  file: "engine/deploy/standalone/driver-runner.ts",
  find: "if (exitCode === 0 || !run.supervise || this.#killed) {",
  replace: "if (exitCode === 0) {",
  law: "a supervised driver that fails starts again from nothing, one driver at a time",
} as const;
