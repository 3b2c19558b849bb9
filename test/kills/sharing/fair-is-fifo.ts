/** FAIR is another word for first come, first served. */
export const kill = {
  file: "engine/scheduler/pool.ts",
  find: "const needyA = a.runningTasks < a.minShare;",
  replace:
    "if (a.name !== b.name) return a.name < b.name ? -1 : 1;\n  const needyA = a.runningTasks < a.minShare;",
  law: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
} as const;
