/** Functions work on the variables of the driver. */
export const kill = {
  file: "engine/cluster/task-attempt.ts",
  find: "(this.#instances.get(f) as F | undefined) ?? f;",
  replace: "f;",
  law: "a function works on a copy of the variables it captures, so the driver's never change",
  belief: "M-66",
} as const;
