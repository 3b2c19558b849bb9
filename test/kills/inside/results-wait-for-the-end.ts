/** Results reach the driver when the application ends. */
export const kill = {
  file: "engine/context/spark-context.ts",
  find: "        options.onResult?.(index, result);",
  replace:
    '        this.#turn.world.after(3_600_000_000, "the end", () => options.onResult?.(index, result));',
  law: "each task's result reaches the driver when that task ends",
  belief: "M-21",
} as const;
