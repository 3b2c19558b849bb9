/** The files are there without a job of their own. */
export const kill = {
  file: "engine/context/checkpoint-jobs.ts",
  find: 'if (next.checkpointMark?.kind === "local" && partitions.length === 0)',
  replace: "if (partitions.length >= 0)",
  law: "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
} as const;
