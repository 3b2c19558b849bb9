/** Copies are a matter of speed: one is kept. */
export const kill = {
  file: "engine/deploy/hdfs/name-node.ts",
  find: "const hosts = this.#chosen(block, this.settings.replication, writer);",
  replace: "const hosts = this.#chosen(block, Math.min(1, this.settings.replication), writer);",
  law: "a block is lost when every DataNode with a copy of it is, and not before; a job that reads it then fails with BlockMissingException",
} as const;
