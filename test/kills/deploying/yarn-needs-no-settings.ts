/** YARN is found by its name. */
export const kill = {
  file: "engine/deploy/submit/arguments.ts",
  find: 'env["HADOOP_CONF_DIR"] === undefined &&',
  replace: 'env["HOME"] === "" &&',
  law: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
} as const;
