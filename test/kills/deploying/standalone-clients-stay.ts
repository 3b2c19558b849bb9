/** On standalone spark-submit stays until the application is over. */
export const kill = {
  file: "engine/deploy/standalone/standalone-clients.ts",
  find: 'const waits = run.conf.bool("spark.standalone.submit.waitAppCompletion");\n    // A client',
  replace:
    'const waits = !run.conf.bool("spark.standalone.submit.waitAppCompletion");\n    // A client',
  law: "in cluster mode spark-submit stays to the end on YARN and Kubernetes, and is gone before it on standalone and Mesos",
} as const;
