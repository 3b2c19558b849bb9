/** `zipWithIndex` runs no job: every partition counts from 0. */
export const kill = {
  file: "engine/rdd/numbering.ts",
  find: "this.context.runJobBlocking(this, counting, { partitions })",
  replace: "partitions.map(() => 0)",
  law: "`sortByKey` and `zipWithIndex` over several partitions run a job when they are called",
  belief: "M-05",
} as const;
