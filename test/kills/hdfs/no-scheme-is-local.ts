/** A path without a scheme is local. */
export const kill = {
  file: "engine/deploy/hdfs/hdfs-files.ts",
  find: "if (!isHdfs && (",
  replace: "if (!isHdfs && (!isHdfs || ",
  law: "a path without a scheme means the file system that core-site.xml names, the local one if none does; a whole address needs no settings, half a one does",
} as const;
