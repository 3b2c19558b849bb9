/** A pod's overhead is a share of its heap, however little that is. */
export const kill = {
  file: "engine/deploy/kubernetes/pod-memory.ts",
  find: "const MINIMUM_OVERHEAD = 384;",
  replace: "const MINIMUM_OVERHEAD = 0;",
  law: "a pod asks for its heap and an overhead beside it: what is said, or a share of the heap, 384 MiB at least; its own factor wins over that of all pods, and without any a driver in Python gets four tenths",
} as const;
