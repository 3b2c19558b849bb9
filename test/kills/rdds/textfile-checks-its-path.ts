/** `textFile` looks whether its file is there. */
export const kill = {
  file: "engine/context/context-sources.ts",
  find: "      return source\n        .piped<string>(",
  replace: "      source.getNumPartitions();\n      return source\n        .piped<string>(",
  law: "`textFile` looks at nothing; a missing path is told at an action, or where the number of partitions is needed",
  belief: "M-48",
} as const;
