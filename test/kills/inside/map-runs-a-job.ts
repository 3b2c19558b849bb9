/** `map` counts its records at once: a transformation that runs a job. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: 'return this.named("map", () => this.piped(mapPipe(f), [f as UserFunction], false));',
  replace:
    'return this.named("map", () => { const made = this.piped(mapPipe(f), [f as UserFunction], false); this.context.runJobBlocking(made, countRecords); return made; });',
  law: [
    "without an action, an application ends with no job",
    "the tasks of a job do not exist before its action is called",
    "building RDDs touches no record and runs no job, however long the lineage",
  ],
  belief: "M-03",
} as const;
