/** A range of numbers has its end in it, as some languages have it. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "Math.max(0, Math.ceil((end - start) / step))",
  replace: "Math.max(0, Math.ceil((end - start) / step) + 1)",
  law: "an RDD is made from a collection of the driver, a range, a file, another RDD, or nothing at all",
} as const;
