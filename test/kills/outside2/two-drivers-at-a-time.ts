/** The worker starts the driver again, and so does the Master. */
export const kill = {
  file: "engine/deploy/standalone/driver-runner.ts",
  find: "    world.after(seconds(backoff), ",
  replace: "    master.submitDriver(run);\n    world.after(seconds(backoff), ",
  law: "a supervised driver that fails starts again from nothing, one driver at a time",
} as const;
