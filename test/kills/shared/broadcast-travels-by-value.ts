/** The value of a broadcast travels with every function that captures it. */
export const kill = {
  file: "engine/storage/broadcast.ts",
  find: 'if (copier.phase !== "instance" || reader === undefined) return this;',
  replace:
    'if (copier.phase === "snapshot") copier.copy(this.#owner.value(this.id));\n    if (copier.phase !== "instance" || reader === undefined) return this;',
  law: "a captured value travels with the code of every stage, a broadcast as its number",
} as const;
