/** A driver in the cluster runs where it was submitted. */
export const kill = {
  file: "engine/deploy/standalone/driver-runner.ts",
  find: "host: worker.host,",
  replace: 'host: "submitter",',
  law: "whoever manages, results, stages and tasks are the same in either mode; the mode says whose machine the driver runs on",
} as const;
