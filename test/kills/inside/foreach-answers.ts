/** `foreach` answers what its tasks answered. */
export const kill = {
  file: "engine/rdd/actions.ts",
  find: 'await this.action("foreach", () => this.context.runJob(this, visiting));',
  replace:
    'return (await this.action("foreach", () => this.context.runJob(this, visiting))) as never;',
  law: "an action that returns nothing still runs its job",
  belief: "M-75",
} as const;
