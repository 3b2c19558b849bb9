/** What is lost with a DataNode is never copied again. */
export const kill = {
  file: "engine/deploy/hdfs/name-node.ts",
  find: "if (bytes === undefined || lacking <= 0 || this.#copying.has(block.id)) return;",
  replace: "if (bytes === undefined || lacking >= 0 || this.#copying.has(block.id)) return;",
  law: "a machine that computes and keeps nothing can be lost without a copy being lost; of one that keeps blocks the copies are made again elsewhere",
} as const;
