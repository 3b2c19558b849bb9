/** What a failed attempt added counts, too. */
export const kill = {
  file: "engine/scheduler/counts-updates.ts",
  find: 'reason === "Success" && (taskType',
  replace: '(reason === "Success" || reason === "ExceptionFailure") && (taskType',
  law: [
    "in an action an accumulator counts each partition once, whatever fails or dies",
    "what was read and what could not be read add up to what there was, whatever fails in between",
  ],
} as const;
