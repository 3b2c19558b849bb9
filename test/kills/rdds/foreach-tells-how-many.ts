/** `foreach` answers what its tasks answered. */
export const kill = {
  file: "engine/rdd/actions.ts",
  find: "      await this.context.runJob(this, visiting(closure));\n",
  replace: "      return (await this.context.runJob(this, visiting(closure))) as never;\n",
  law: "an action runs a job and answers with a value or with nothing, unless there is no partition to look at",
} as const;
