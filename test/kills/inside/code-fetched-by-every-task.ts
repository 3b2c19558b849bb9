/** Every task fetches the code of its stage anew. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: "if (known !== undefined) return",
  replace: "if (known === -1) return",
  law: "an executor fetches the code of a stage once, however many of its tasks it runs",
} as const;
