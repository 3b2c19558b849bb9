/** The Master grants up to the limit again at every change. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: " - coresGranted(app);",
  replace: ";",
  law: "the manager never grants more cores than the application asked for",
} as const;
