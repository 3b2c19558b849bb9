/** `foreach` answers what its tasks answered. */
export const kill = {
  file: "engine/rdd/actions.ts",
  find: "      await this.context.runJob(this, visiting(closure));\n",
  replace: "      return (await this.context.runJob(this, visiting(closure))) as never;\n",
  law: "an action that returns nothing still runs its job",
  belief: "M-75",
} as const;
