/** YARN gives exactly what is asked for. */
export const kill = {
  file: "engine/deploy/yarn/resources.ts",
  find: "Math.min(Math.ceil(Math.max(asked, step) / step) * step, most);",
  replace: "Math.min(asked, most);",
  law: "a container is what was asked for, up to the next whole step; the ApplicationMaster's is the first",
} as const;
