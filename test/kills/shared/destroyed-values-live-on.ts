/** A destroyed broadcast can still be used. */
export const kill = {
  file: "engine/storage/broadcast.ts",
  find: "if (this.#destroyedAt === undefined) return undefined;",
  replace: "if (this.id >= 0) return undefined;",
  law: "after `unpersist` a broadcast is fetched again; after `destroy` nobody can use it",
} as const;
