/** A reader takes any copy, however far away. */
export const kill = {
  file: "engine/deploy/hdfs/hdfs-files.ts",
  find: "for (const node of drawn.toSorted((a, b) => distance(a) - distance(b))) {",
  replace: "for (const node of drawn.toSorted((a, b) => 0 * (distance(a) - distance(b)))) {",
  law: "what a task reads comes from its own machine where that keeps the block, and crosses the network where it does not",
} as const;
