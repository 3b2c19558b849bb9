/** spark.default.parallelism says nothing. */
export const kill = {
  file: "engine/context/spark-context.ts",
  find: 'const set = this.#conf.optionalInt("spark.default.parallelism");',
  replace: "const set = undefined as number | undefined;",
  law: "whoever manages, results, stages and tasks are the same in either mode; the mode says whose machine the driver runs on",
} as const;
