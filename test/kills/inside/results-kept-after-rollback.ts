/** Results made of what is void now stand beside those that are made anew. */
export const kill = {
  file: "engine/scheduler/rollback.ts",
  find: 'if (stage.kind === "ResultStage") abort(stage, cannotRollBack(stage));',
  replace: 'if (stage.kind === "ResultStage") void [abort, cannotRollBack(stage)];',
  law: "a map stage that may come out otherwise is computed again as a whole, and a job that has results of it is given up",
} as const;
