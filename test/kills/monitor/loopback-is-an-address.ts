/** A loopback address is reached from every host. */
export const kill = {
  file: "engine/deploy/standalone/loopback.ts",
  find: "  return host !== from && /^(?:127\\.|localhost$)/.test(bound);",
  replace: '  return host !== from && bound === "";',
  law: "a driver that is bound to a loopback address is found by executors of its own host alone",
  belief: "M-63",
} as const;
