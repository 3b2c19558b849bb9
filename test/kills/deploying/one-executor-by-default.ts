/** An application that says nothing has one executor on YARN. */
export const kill = {
  file: "engine/deploy/executor-instances.ts",
  find: 'conf.optionalInt("spark.executor.instances") ?? 2;',
  replace: 'conf.optionalInt("spark.executor.instances") ?? 1;',
  law: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
} as const;
