/** The collection is cut anew for every task. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "return (cut ??= checkedPositions(",
  replace: "return (cut = checkedPositions(",
  law: "an RDD refers to its collection until its partitions are first asked for; what changes before that is in it",
} as const;
