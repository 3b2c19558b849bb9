/** An application that says nothing has one executor on YARN. */
export const kill = {
  file: "engine/conf/yarn-entries.ts",
  find: '"spark.executor.instances": {\n    default: "2",',
  replace: '"spark.executor.instances": {\n    default: "1",',
  law: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
} as const;
