/** Whatever the master, Spark looks for a Hadoop cluster. */
export const kill = {
  file: "engine/deploy/submit/arguments.ts",
  find: 'master.startsWith("yarn") &&',
  replace: 'master !== "" &&',
  law: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
  belief: "M-59",
} as const;
