/** A loopback address is reached from every host. */
export const kill = {
  file: "engine/deploy/standalone/worker.ts",
  find: "    return host !== this.host && /^(?:127\\.|localhost$)/.test(bound);",
  replace: '    return host !== this.host && bound === "";',
  law: "a driver that is bound to a loopback address is found by executors of its own host alone",
  belief: "M-63",
} as const;
