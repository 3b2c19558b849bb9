/** A stage that nobody submitted counts as completed when its job ends. */
export const kill = {
  file: "engine/monitor/rules/job-progress.ts",
  find: "        ...step.pending.reduce(skipping, job),",
  replace: "        ...job,",
  law: "the event log says what a run did: how each job ended, how the attempts of each stage ended",
} as const;
