/** In client mode, too, whoever submitted may go. */
export const kill = {
  file: "engine/deploy/standalone/standalone-clients.ts",
  find: "if (client === undefined) return this.#drivers.get(run)?.die();",
  replace: "if (client === undefined) return;",
  law: "in client mode, the application ends with the process that submitted it",
  belief: "M-26",
} as const;
