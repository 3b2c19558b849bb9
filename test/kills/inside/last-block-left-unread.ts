/** A reducer takes the blocks of all map tasks but the last. */
export const kill = {
  file: "engine/shuffle/shuffle-reader.ts",
  find: "if (sizeForBlock(status, reduceId) > 0)",
  replace:
    "if (sizeForBlock(status, reduceId) > 0 && (mapIndex === 0 || mapIndex < statuses.length - 1))",
  law: "shuffled bytes go from executor to executor, never through the driver",
} as const;
