/** What a failed attempt added counts, too. */
export const kill = {
  file: "engine/scheduler/counts-updates.ts",
  find: 'reason === "Success" && (taskType',
  replace: '(reason === "Success" || reason === "ExceptionFailure") && (taskType',
  law: "in an action an accumulator counts each partition once, whatever fails or dies",
} as const;
