/** What a map task added counts once, however often it runs. */
export const kill = {
  file: "engine/scheduler/counts-updates.ts",
  find: '(taskType === "ShuffleMapTask" || !mergedBefore)',
  replace: '(taskType === "NoTask" || !mergedBefore)',
  law: "a map task that runs again after a loss adds again",
} as const;
