/** A cluster refuses nothing; the driver finds out by itself. */
export const kill = {
  file: "engine/deploy/standalone/standalone-clients.ts",
  find: '    if (place.on === "refused") return run.refused(new SparkException(place.because));\n',
  replace: "",
  law: "a submission that no manager can carry out is refused before anything is launched",
} as const;
