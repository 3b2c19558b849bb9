/** A disk takes whatever comes. */
export const kill = {
  file: "engine/cluster/run-task.ts",
  find: "if (output.data.length > self.disk.room)",
  replace: "if (output.data.length > Infinity)",
  law: "a full disk fails the map tasks that write there, and no others",
} as const;
