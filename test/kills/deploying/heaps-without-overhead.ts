/** An executor's container is as large as its heap. */
export const kill = {
  file: "engine/deploy/yarn/container-sizes.ts",
  find: "memory: heap + overhead + offHeap,",
  replace: "memory: heap + offHeap,",
  law: "a container is what was asked for, up to the next whole step; the ApplicationMaster's is the first",
} as const;
