/** In cluster mode, too, the driver goes with whoever submitted. */
export const kill = {
  file: "engine/deploy/standalone/standalone-clients.ts",
  find: "    this.#world.network.kill(client);\n",
  replace: "    this.#world.network.kill(client);\n    run.driverLost(true);\n",
  law: "in cluster mode, the driver goes on after the submitter is gone",
} as const;
