/** A process that was killed before it was up asks for a driver all the same. */
export const kill = {
  file: "engine/deploy/standalone/standalone-cluster.ts",
  find: "      if (!client.alive) return;\n      if (this.master.alive)",
  replace: "      if (this.master.alive)",
  law: "in cluster mode, the driver goes on after the submitter is gone",
} as const;
