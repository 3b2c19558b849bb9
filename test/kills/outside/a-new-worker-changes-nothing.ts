/** Who waits when a worker joins must be submitted again. */
export const kill = {
  file: "engine/deploy/standalone/master.ts",
  find: 'this.world.network.send(this, worker, "RegisteredWorker", () => worker.registered());\n      this.schedule();',
  replace:
    'this.world.network.send(this, worker, "RegisteredWorker", () => worker.registered());\n      scheduleDrivers(this);',
  law: "an application submitted before any worker joins waits, and runs by itself when one joins",
  belief: "M-70",
} as const;
