/** A lineage holds the records: a collection is one RDD for each of its elements. */
export const kill = {
  file: "engine/context/context-sources.ts",
  find: 'return this.#self.operation("parallelize", () =>\n      this.#make(parallelCollection(elements, numSlices ?? this.#self.defaultParallelism())),',
  replace:
    'return this.#self.operation("parallelize", () =>\n      unionOf([this.#make(parallelCollection<T>([], numSlices ?? this.#self.defaultParallelism())), ...elements.map((one) => this.#make(parallelCollection([one], 1)))]),',
  law: "a lineage grows with its steps, not with its records",
  belief: "M-49",
} as const;
