/** What is stored as objects is copied when it is read. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "if (!(data instanceof Uint8Array)) return data;",
  replace:
    "if (!(data instanceof Uint8Array)) return data.map((record) => structuredClone(record));",
  law: "a function that changes its records in place spoils what is stored as objects, and nothing else",
} as const;
