/** That a task started is told when it may have ended. */
export const kill = {
  file: "engine/scheduler/task-scheduler.ts",
  find: "    this.#dag?.taskStarted(task, info);\n",
  replace: '    this.#world.after(50_000, "late", () => this.#dag?.taskStarted(task, info));\n',
  law: "the events of a job keep their order",
} as const;
