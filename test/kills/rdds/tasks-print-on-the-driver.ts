/** Functions run in the driver. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: "globalsOf: (attempt) => globalsOf(driver, name, attempt),",
  replace: "globalsOf: (attempt) => globalsOf(driver, process.name, attempt),",
  law: "functions run in executors; the driver only evaluates the calls",
} as const;
