/** A driver on a worker costs that worker no cores. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "worker.coresUsed += driver.cores;",
  replace: "worker.coresUsed += 0;",
  law: "in client mode the submitting process is the driver; in cluster mode the manager launches one",
} as const;
