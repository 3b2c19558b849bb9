/** What a large result took to fetch counts as delay of the scheduler, too. */
export const kill = {
  file: "engine/monitor/rest/task-times.ts",
  find: "    gettingResultTime(row),\n",
  replace: "",
  law: "the time of a task is computing, deserializing, serializing and fetching its result; the rest is the scheduler's delay",
} as const;
