/** A large result is fetched without a word. */
export const kill = {
  file: "engine/scheduler/task-scheduler.ts",
  find: "    this.#dag?.taskGettingResult(info);\n",
  replace: "",
  law: "each task's result reaches the driver when that task ends",
} as const;
