/** On Kubernetes a driver in the cluster dies with its client, too. */
export const kill = {
  file: "engine/deploy/kubernetes/kubernetes-cluster.ts",
  find: "return this.#world.network.kill(client);",
  replace: "return submission?.driver?.die();",
  law: "whoever manages, an application in client mode dies with whoever submitted it, and one in cluster mode does not notice",
} as const;
