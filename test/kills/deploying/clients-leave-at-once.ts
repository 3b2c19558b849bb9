/** In cluster mode spark-submit leaves as soon as it has submitted. */
export const kill = {
  file: "engine/deploy/yarn/read-report.ts",
  find: "if (!waits) return 0;",
  replace: "if (waits) return 0;",
  law: "in cluster mode spark-submit stays until the application is over, unless it is told not to wait",
  belief: "M-27",
} as const;
