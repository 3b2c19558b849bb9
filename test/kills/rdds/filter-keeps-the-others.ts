/** `filter` keeps what does not fit. */
export const kill = {
  file: "engine/rdd/pipes.ts",
  find: "return { sink: (record) => !own(record) || down(record as A) };",
  replace: "return { sink: (record) => own(record) || down(record as A) };",
  law: "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
} as const;
