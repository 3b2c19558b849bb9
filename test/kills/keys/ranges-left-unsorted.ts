/** Keys are cut into ranges and left in the order of arrival. */
export const kill = {
  file: "engine/rdd/shuffled.ts",
  find: "if (ordering === undefined) return records[Symbol.iterator]();",
  replace: "if (ordering !== null) return records[Symbol.iterator]();",
  law: "sorted by key, each partition holds one range of keys, and at most as many partitions are made as were asked for",
} as const;
