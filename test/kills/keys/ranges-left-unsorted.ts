/** Keys are cut into ranges and left in the order of arrival. */
export const kill = {
  file: "engine/rdd/shuffled.ts",
  find: "return ordering === undefined ? pairs : pairs.sort((a, b) => ordering(a[0], b[0]));",
  replace: "return ordering === undefined ? pairs : pairs.sort(() => 0);",
  law: "sorted by key, each partition holds one range of keys, and at most as many partitions are made as were asked for",
} as const;
