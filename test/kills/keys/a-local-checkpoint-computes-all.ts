/** A local checkpoint runs all its partitions again. */
export const kill = {
  file: "engine/rdd/checkpoint.ts",
  find: 'if (rdd.checkpointMark?.kind === "reliable") return all;',
  replace: "if (rdd.checkpointMark !== undefined) return all;",
  law: "a local checkpoint runs a job only for the partitions that the action left out, and writes no file",
} as const;
