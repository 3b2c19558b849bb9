/** A process that was killed before it was up asks for a driver all the same. */
export const kill = {
  file: "engine/deploy/standalone/standalone-clients.ts",
  find: "      if (!client.alive) return;\n      const legacy = ",
  replace: "      const legacy = ",
  law: "in cluster mode, the driver goes on after the submitter is gone",
} as const;
