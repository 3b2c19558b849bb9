/** A stage takes its number before its parents do. */
export const kill = {
  file: "engine/scheduler/stage-graph.ts",
  find: '    const parents = this.#parentsOf(job.rdd, job.id);\n    const stage: ResultStage = {\n      kind: "ResultStage",\n      id: this.#nextId(),',
  replace:
    '    const id = this.#nextId();\n    const parents = this.#parentsOf(job.rdd, job.id);\n    const stage: ResultStage = {\n      kind: "ResultStage",\n      id,',
  law: "a parent stage has a lower number than its child, and a skipped stage has one too",
} as const;
