/** Who takes over asks no driver. */
export const kill = {
  file: "engine/deploy/standalone/master-recovery.ts",
  find: "for (const app of apps) this.#askDriver(app);",
  replace: "",
  law: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
} as const;
