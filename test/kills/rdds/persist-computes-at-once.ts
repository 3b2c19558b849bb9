/** `persist` computes and stores at once. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "    if (first) this.context.persistRdd(this);",
  replace:
    "    if (first) this.context.persistRdd(this); if (first) this.context.runJobBlocking(this, { closures: [], run: (_task, open) => open(() => true).resume() });",
  law: [
    "calls that are neither transformation nor action answer the very RDD and run no job",
    "`persist` computes nothing; the next action stores the partitions that it reads, and no others",
  ],
  belief: "M-16",
} as const;
