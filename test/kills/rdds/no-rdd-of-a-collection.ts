/** An RDD comes from storage or from another RDD only. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "return (cut ??= checkedPositions(",
  replace:
    'throw illegalArgument("an RDD comes from storage or from another RDD"); return (cut ??= checkedPositions(',
  law: "an RDD is made from a collection of the driver, a range, a file, another RDD, or nothing at all",
  belief: "M-72",
} as const;
