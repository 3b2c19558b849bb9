/** Who waits when a worker joins must be submitted again. */
export const kill = {
  file: "engine/deploy/standalone/master.ts",
  find: "        worker.registered(this, asked),\n      );\n      this.schedule();",
  replace: "        worker.registered(this, asked),\n      );\n      scheduleDrivers(this);",
  law: "an application submitted before any worker joins waits, and runs by itself when one joins",
  belief: "M-70",
} as const;
