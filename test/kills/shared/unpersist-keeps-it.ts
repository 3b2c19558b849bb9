/** Unpersist leaves the value on the executors. */
export const kill = {
  file: "engine/cluster/broadcasts.ts",
  find: "executor?.forgetBroadcast(id);",
  replace: "",
  law: "after `unpersist` a broadcast is fetched again; after `destroy` nobody can use it",
} as const;
