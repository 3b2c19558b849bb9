/** An action answers when its first task has ended. */
export const kill = {
  file: "engine/context/spark-context.ts",
  find: "        options.onResult?.(index, result);",
  replace: "        options.onResult?.(index, result);\n        settled({ value: results });",
  law: "in one thread, a job ends before the next one starts",
} as const;
