/** A task takes one core, whatever spark.task.cpus says. */
export const kill = {
  file: "engine/cluster/driver-runtime.ts",
  find: "registered.freeCores -= this.tasks.taskCpus;",
  replace: "registered.freeCores -= 1;",
  law: "an executor never runs more tasks at once than it has slots",
} as const;
