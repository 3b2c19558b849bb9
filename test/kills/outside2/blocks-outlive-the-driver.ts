/** Blocks stay on a machine when the driver that had them made is gone. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: "return new BlockManager(",
  replace: "return world.disk(host).kept ??= new BlockManager(",
  law: "a supervised driver that fails starts again from nothing, one driver at a time",
} as const;
