/** Every level keeps objects. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "const data = level.deserialized ? records : this.#bytes(records);",
  replace: "const data = records;",
  law: "a function that changes its records in place spoils what is stored as objects, and nothing else",
} as const;
