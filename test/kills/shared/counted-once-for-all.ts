/** An accumulator counts a partition once, whatever is computed again. */
export const kill = {
  file: "engine/scheduler/completions.ts",
  find: "if (!counts) return;",
  replace:
    "const known = this.#state.options.accumulators as { once?: Set<string> };\n    const one = `${task.binary.rdd.id} ${task.partitionId}`;\n    if (!counts || known.once?.has(one) === true) return;\n    known.once = (known.once ?? new Set()).add(one);",
  law: "in a transformation an accumulator counts again each time its partition is computed",
  belief: "M-54",
} as const;
