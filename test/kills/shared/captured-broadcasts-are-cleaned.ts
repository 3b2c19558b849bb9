/** A broadcast is garbage although functions of a live RDD have captured it. */
export const kill = {
  file: "engine/context/reachable.ts",
  find: "      waiting.push(...rdd.parents, ...(rdd.node.closures ?? []));",
  replace: "      waiting.push(...rdd.parents);",
  law: "whenever garbage is collected, what the program still leads to stays: the same tasks run and answer the same",
} as const;
