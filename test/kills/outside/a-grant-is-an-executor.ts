/** The driver counts an executor as its own as soon as its JVM is up, without having been asked. */
export const kill = {
  file: "engine/deploy/register-executor.ts",
  find: "const asked = runtime.say({",
  replace: "runtime.register(executor); const asked = runtime.say({",
  law: "an executor is asked for, granted, started and registered before its first task",
} as const;
