/** With any machine of the cluster a DataNode is lost. */
export const kill = {
  file: "engine/deploy/hdfs/hdfs-cluster.ts",
  find: 'world.onMachineLost(node.host, () => this.#lose(node, "the machine is gone"));',
  replace:
    'for (const host of [node.host, node.host.replace("node", "task")]) world.onMachineLost(host, () => this.#lose(node, "the machine is gone"));',
  law: "a machine that computes and keeps nothing can be lost without a copy being lost; of one that keeps blocks the copies are made again elsewhere",
} as const;
