/** The files lie in /etc/hadoop/conf. */
export const kill = {
  file: "engine/deploy/yarn/hadoop-conf.ts",
  find: 'read(`${folder.replace(/\\/$/, "")}/${file}`)',
  replace: "read(`/etc/hadoop/conf/${file}`)",
  law: "the settings are those of the folder that the environment names, HADOOP_CONF_DIR first; no folder is built in, and a file that is not there says nothing",
} as const;
