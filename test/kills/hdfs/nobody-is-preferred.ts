/** A file does not say where it lies. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "preferredLocations: (partition) => all()[partition]?.hosts ?? [],",
  replace: "preferredLocations: (partition) => all()[partition]?.hosts.slice(9) ?? [],",
  law: "a file on HDFS is cut where its blocks end, and a split would like to run where its block lies; one that reaches into a second block names nobody",
} as const;
