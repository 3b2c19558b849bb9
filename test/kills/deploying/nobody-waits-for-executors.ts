/** A context is handed out at its first executor, whoever manages. */
export const kill = {
  file: "engine/deploy/backend-readiness.ts",
  find: "const RATIO = 0.8;",
  replace: "const RATIO = 0.1;",
  law: "what is not set follows the manager: the first RDD has two partitions on standalone and Mesos, and on YARN and Kubernetes one for each core of four fifths of the executors or more",
} as const;
