/** `reduceByKey` sends every record. */
export const kill = {
  file: "engine/rdd/pair.ts",
  find: "combined<K, V>(this, reducing(f as UserFunction), partitions, true)",
  replace: "combined<K, V>(this, reducing(f as UserFunction), partitions, false)",
  law: "`reduceByKey` sends one record for each key of a map task, `groupByKey` sends them all",
} as const;
