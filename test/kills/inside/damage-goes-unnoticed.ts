/** A reader takes damaged blocks for what was written: nothing tells it. */
export const kill = {
  file: "engine/cluster/broken-stream.ts",
  find: "if (!stored.damaged || !compress) return undefined;",
  replace: "if (stored.damaged || !compress) return undefined;",
  law: "after a fetch failure, Spark makes only the lost map output again",
} as const;
