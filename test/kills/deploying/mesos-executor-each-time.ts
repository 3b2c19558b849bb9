/** Every task of fine-grained mode comes with an executor of its own. */
export const kill = {
  file: "engine/deploy/mesos/fine-grained.ts",
  find: "    if (known !== undefined) return { executor: known, left: resources };",
  replace: "",
  law: "in fine-grained mode the cores of a task come back when it ends, an executor's own core and its memory do not",
} as const;
