/** One block manager serves the executors of all applications. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: "return new BlockManager(",
  replace: "return world.files.shared ??= new BlockManager(",
  law: "what one application caches or registers, another cannot read",
  belief: "M-40",
} as const;
