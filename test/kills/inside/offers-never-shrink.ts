/** A core stays on offer after a task was put on it. */
export const kill = {
  file: "engine/scheduler/offer-round.ts",
  find: "    free[i] = (free[i] as number) - taskCpus;\n",
  replace: "",
  law: "a task set holds the tasks of one stage attempt, all with the same code",
} as const;
