/** The external shuffle service knows nothing of executors that are gone. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: 'conf.bool("spark.shuffle.service.enabled") && !driver.isHostLost(host)',
  replace:
    'conf.bool("spark.shuffle.service.enabled") && driver.executor(executorId) !== undefined',
  law: "a lost executor costs exactly the map outputs that it held",
} as const;
