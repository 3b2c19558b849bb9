/** An application that sets no limit gets one core. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "(app.coresMax ?? Number.MAX_SAFE_INTEGER)",
  replace: "(app.coresMax ?? 1)",
  law: [
    "as many executors stand on a worker as its cores and its memory allow",
    "the manager never grants more cores than the application asked for",
  ],
  belief: "M-34",
} as const;
