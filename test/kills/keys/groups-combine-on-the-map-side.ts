/** `groupByKey` gathers the values of a key on the map side. */
export const kill = {
  file: "engine/rdd/pair.ts",
  find: "combined<K, V[]>(this, grouping, partitions, false)",
  replace: "combined<K, V[]>(this, grouping, partitions, true)",
  law: "`reduceByKey` sends one record for each key of a map task, `groupByKey` sends them all",
  belief: "M-47",
} as const;
