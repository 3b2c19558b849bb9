/** The Master forgets an executor that is gone, and not what it took. */
export const kill = {
  file: "engine/deploy/standalone/master-applications.ts",
  find: "    executor.worker.coresUsed -= executor.cores;\n",
  replace: "",
  law: "when an application ends, its executors stop and their cores are free again",
} as const;
