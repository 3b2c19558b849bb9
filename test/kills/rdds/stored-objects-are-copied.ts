/** What is stored as objects is copied when it is read. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "toRecords(data, this.#options.classes) : data;",
  replace: "toRecords(data, this.#options.classes) : structuredClone(data);",
  law: "a function that changes its records in place spoils what is stored as objects, and nothing else",
} as const;
