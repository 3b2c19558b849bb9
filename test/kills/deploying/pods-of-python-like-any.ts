/** A driver in Python gets the overhead of a JVM. */
export const kill = {
  file: "engine/deploy/kubernetes/pod-memory.ts",
  find: "factor ?? (isPythonOrR ? 0.4 : 0.1);",
  replace: "factor ?? (isPythonOrR ? 0.1 : 0.1);",
  law: "a pod asks for its heap and an overhead beside it: what is said, or a share of the heap, 384 MiB at least; its own factor wins over that of all pods, and without any a driver in Python gets four tenths",
} as const;
