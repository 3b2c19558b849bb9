/** In cluster mode, too, the application dies with spark-submit. */
export const kill = {
  file: "engine/deploy/yarn/yarn-cluster.ts",
  find: "return this.#world.network.kill(client);",
  replace: "return submission?.driver?.die();",
  law: "with whoever submitted dies an application in client mode; one in cluster mode goes on",
} as const;
