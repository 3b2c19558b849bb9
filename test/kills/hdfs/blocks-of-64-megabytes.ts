/** Blocks are as large as the NameNode likes. */
export const kill = {
  file: "engine/deploy/hdfs/hdfs-settings.ts",
  find: 'conf["dfs.blocksize"] ?? "128m"',
  replace: '"64m"',
  law: "how many copies a file has and how large its blocks are is in whoever writes it: what hdfs-site.xml says there, 3 and 128 MB if nothing",
} as const;
