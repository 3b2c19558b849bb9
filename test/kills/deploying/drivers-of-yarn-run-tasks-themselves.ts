/** On YARN nobody sends tasks to executors. */
export const kill = {
  file: "engine/deploy/yarn/yarn-driver.ts",
  find: "isLocal: false,",
  replace: "isLocal: true,",
  law: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
} as const;
