/** An RDD without records has one empty partition. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: '  className: "EmptyRDD",\n  numPartitions: () => 0,',
  replace: '  className: "EmptyRDD",\n  numPartitions: () => 1,',
  law: "an action runs a job and answers with a value or with nothing, unless there is no partition to look at",
} as const;
