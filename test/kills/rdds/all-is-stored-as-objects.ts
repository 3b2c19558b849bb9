/** Every level keeps objects. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "return level.deserialized\n      ? this.memory.putIterator",
  replace: "return level.useMemory\n      ? this.memory.putIterator",
  law: "a function that changes its records in place spoils what is stored as objects, and nothing else",
} as const;
