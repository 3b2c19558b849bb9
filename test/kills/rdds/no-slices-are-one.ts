/** To cut a collection into no slice at all gives one slice. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "const all = (): readonly (readonly T[])[] => {\n",
  replace: "const all = (): readonly (readonly T[])[] => {\n if (slices < 1) return [[...data]];\n",
  law: "slice i of `parallelize(xs, n)` holds the elements from ⌊i·length/n⌋ up to ⌊(i+1)·length/n⌋",
} as const;
