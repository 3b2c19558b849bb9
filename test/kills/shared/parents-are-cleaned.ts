/** What an RDD is made from is garbage as soon as the program has no handle of it. */
export const kill = {
  file: "engine/context/reachable.ts",
  find: "      waiting.push(...rdd.parents, ...(rdd.node.closures ?? []));",
  replace: "      waiting.push(...(rdd.node.closures ?? []));",
  law: "whenever garbage is collected, what the program still leads to stays: the same tasks run and answer the same",
} as const;
