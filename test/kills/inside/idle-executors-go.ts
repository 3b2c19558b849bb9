/** An executor leaves a minute after it came. */
export const kill = {
  file: "engine/cluster/driver-runtime.ts",
  find: "    world.network.watch(executor, () => this.#disconnected(executor));\n",
  replace:
    '    world.network.watch(executor, () => this.#disconnected(executor));\n    world.daemonAfter(60_000_000, "idle", () => world.network.kill(executor));\n',
  law: "without faults or dynamic allocation, no executor goes before the application ends",
} as const;
