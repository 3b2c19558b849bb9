/** Equal code uses the same shuffle output. */
export const kill = {
  file: "engine/rdd/shuffled.ts",
  find: "  return () => (made ??= shuffle(parent, { ...options, picksSerializer: true }));",
  replace:
    "  return () => (made ??= (parent as { twin?: ShuffleDependency }).twin ??= shuffle(parent, { ...options, picksSerializer: true }));",
  law: "shuffle output belongs to the shuffled RDD, not to the code that made it",
  belief: "M-07",
} as const;
