/** The place of a quantile is rounded. */
export const kill = {
  file: "engine/monitor/rules/quantile-place.ts",
  find: "Math.trunc(quantile * count)",
  replace: "Math.round(quantile * count)",
  law: "a quantile of a stage is what one of its tasks took; the median of an even number is the upper one",
} as const;
