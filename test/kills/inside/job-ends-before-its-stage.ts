/** A job is told to be over before its last stage is. */
export const kill = {
  file: "engine/scheduler/stage-submitter.ts",
  find: "    this.finishStage(final, undefined);\n",
  replace:
    '    this.#state.options.world.after(0, "late", () => this.finishStage(final, undefined));\n',
  law: "the events of a job keep their order",
} as const;
