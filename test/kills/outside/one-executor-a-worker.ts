/** A worker starts one executor for an application, whatever it has. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "for (let left = granted; left >= cores; left -= cores)",
  replace: "for (let left = Math.min(granted, cores); left >= cores; left -= cores)",
  law: "as many executors stand on a worker as its cores and its memory allow",
  belief: "M-38",
} as const;
