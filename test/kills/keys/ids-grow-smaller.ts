/** A new RDD gets a smaller id than those before it. */
export const kill = {
  file: "engine/context/spark-context.ts",
  find: "    const id = this.#nextRddId;\n",
  replace: "    const id = 1_000_000 - this.#nextRddId;\n",
  law: "an RDD's parents have smaller ids than it has, so no way along a lineage leads back",
} as const;
