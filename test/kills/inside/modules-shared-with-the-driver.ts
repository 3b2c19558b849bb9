/** A module has one set of variables, which driver and executors share. */
export const kill = {
  file: "engine/foundation/closures-modules.ts",
  find: "if (Object.hasOwn(template, name)) environment[name] = copier.copy(template[name]);",
  replace: "if (record.live === undefined) environment[name] = copier.copy(template[name]);",
  law: "a module's variable is looked up where the task runs, not where the driver stands",
} as const;
