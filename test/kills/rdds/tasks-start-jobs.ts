/** An RDD can be used in a task as on the driver. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "return Object.create(Object.getPrototypeOf(this) as object, { context: { get: refuseInTask } });",
  replace: "return this;",
  law: "an RDD used inside a function of another fails there and starts nothing",
  belief: "M-67",
} as const;
