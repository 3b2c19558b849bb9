/** Without a directory, a checkpoint goes to the root. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "    const directory = this.context.getCheckpointDir();",
  replace: '    const directory = this.context.getCheckpointDir() ?? "/tmp";',
  law: "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
} as const;
