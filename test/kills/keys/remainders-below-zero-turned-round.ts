/** A negative remainder counts without its sign. */
export const kill = {
  file: "engine/foundation/hash-code.ts",
  find: "  return rest < 0 ? rest + mod : rest + 0;",
  replace: "  return Math.abs(rest);",
  law: "equal keys share one partition, the remainder of their hash; which executor computes it can change",
} as const;
