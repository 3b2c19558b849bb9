/** Every getOrCreate makes a session. */
export const kill = {
  file: "engine/context/driver-contexts.ts",
  find: "if (!existing.sparkContext.isStopped) {",
  replace: "if (false) {",
  law: "`getOrCreate` answers the session that exists, and all sessions share one context",
} as const;
