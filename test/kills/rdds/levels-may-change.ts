/** The level of a persisted RDD may change. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "if (this.isPersisted && !sameLevel(this.#storageLevel, level)) {",
  replace: "if (this.isPersisted && this.id < 0) {",
  law: "`cache()` is `persist(MEMORY_ONLY)`, and another level is refused afterwards",
} as const;
