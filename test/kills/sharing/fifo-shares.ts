/** Under FIFO a short second job gets its share at once. */
export const kill = {
  file: "engine/scheduler/pool.ts",
  find: "return a.priority - b.priority || a.stageId - b.stageId;",
  replace: "return b.priority - a.priority || a.stageId - b.stageId;",
  belief: "M-55",
  law: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
} as const;
