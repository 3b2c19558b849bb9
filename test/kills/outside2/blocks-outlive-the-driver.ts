/** Blocks stay on a machine when the driver that had them made is gone. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: "const blocks = new BlockManager(",
  replace: "const blocks = world.disk(options.host).kept ??= new BlockManager(",
  law: "a supervised driver that fails starts again from nothing, one driver at a time",
} as const;
