/** Every machine sees the files of every other. */
export const kill = {
  file: "engine/world/world.ts",
  find: "let disk = this.#disks.get(host);\n    if (disk === undefined) this.#disks.set(host,",
  replace: 'let disk = this.#disks.get("");\n    if (disk === undefined) this.#disks.set("",',
  law: "a file of the submitter is there in client mode and missing in cluster mode",
} as const;
