/** An attempt that was killed counts as failed. */
export const kill = {
  file: "engine/monitor/rules/attempt-counts.ts",
  find: "return { ...nothing, killed: 1 };",
  replace: "return { ...nothing, failed: 1 };",
  law: "the event log says what a run did: how each job ended, how the attempts of each stage ended",
} as const;
