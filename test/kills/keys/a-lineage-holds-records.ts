/** A lineage holds the records: a collection is one RDD for each of its elements. */
export const kill = {
  file: "engine/context/context-sources.ts",
  find: "return this.#make(parallelCollection(elements, slices, this.#self.policies.slicePositions));",
  replace:
    "return unionOf([this.#make(parallelCollection<T>([], slices)), ...elements.map((one) => this.#make(parallelCollection([one], 1)))]);",
  law: "a lineage grows with its steps, not with its records",
  belief: "M-49",
} as const;
