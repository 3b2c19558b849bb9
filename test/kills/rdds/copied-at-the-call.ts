/** `parallelize` copies the collection when it is called. */
export const kill = {
  file: "engine/context/context-sources.ts",
  find: "Array.isArray(data) ? (data as readonly T[]) : [...data]",
  replace: "[...data]",
  law: "an RDD refers to its collection until its partitions are first asked for; what changes before that is in it",
} as const;
