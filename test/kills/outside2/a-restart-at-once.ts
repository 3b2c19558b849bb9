/** Restarts of a supervised driver are always one second apart. */
export const kill = {
  file: "engine/deploy/standalone/driver-runner.ts",
  find: "this.start(backoff * 2)",
  replace: "this.start(backoff)",
  law: "a supervised driver that fails starts again from nothing, one driver at a time",
} as const;
