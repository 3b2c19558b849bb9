/** A `filter` is moved before the `map` in front of it, because that is cheaper. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: 'return this.named("filter", () => this.piped(filterPipe(f), [f as UserFunction], true));',
  replace:
    'return this.named("filter", () => { const parent = this.node.pipe?.step === undefined ? undefined : this.dependencies[0]; return parent === undefined ? this.piped(filterPipe(f), [f as UserFunction], true) : parent.rdd.piped(filterPipe(f), [f as UserFunction], true).piped(this.node.pipe, this.node.closures, false); });',
  law: "a record passes all narrow steps of a stage before the next record starts",
  belief: "M-73",
} as const;
