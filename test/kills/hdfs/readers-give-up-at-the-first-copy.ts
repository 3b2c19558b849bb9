/** A reader asks one DataNode. */
export const kill = {
  file: "engine/deploy/hdfs/hdfs-files.ts",
  find: "for (const node of drawn.toSorted((a, b) => distance(a) - distance(b))) {",
  replace: "for (const node of drawn.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1)) {",
  law: "a block is lost when every DataNode with a copy of it is, and not before; a job that reads it then fails with BlockMissingException",
} as const;
