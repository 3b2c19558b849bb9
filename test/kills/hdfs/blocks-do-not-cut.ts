/** Files on HDFS are cut as local ones. */
export const kill = {
  file: "engine/rdd/text-splits.ts",
  find: "Math.min(goal, blocks?.blockSize(file) ?? localBlockSize)",
  replace: "Math.min(goal, localBlockSize)",
  law: "a file on HDFS is cut where its blocks end, and a split would like to run where its block lies; one that reaches into a second block names nobody",
} as const;
