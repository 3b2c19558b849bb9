/** What is unpersisted can still be used without computing it. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "    this.#storageLevel = StorageLevels.NONE;\n    this.context.unpersistRdd(this, blocking);\n",
  replace: "    void blocking;\n",
  law: "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
  belief: "M-20",
} as const;
