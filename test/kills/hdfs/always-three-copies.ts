/** HDFS always keeps three copies. */
export const kill = {
  file: "engine/deploy/hdfs/hdfs-settings.ts",
  find: 'replication: number("dfs.replication", 3),',
  replace: "replication: 3,",
  law: "how many copies a file has and how large its blocks are is in whoever writes it: what hdfs-site.xml says there, 3 and 128 MB if nothing",
} as const;
