/** Every slice but the last has the size rounded up. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "const bound = (i: number): number => Math.floor((i * length) / numSlices);",
  replace:
    "const bound = (i: number): number => Math.min(length, i * Math.ceil(length / numSlices));",
  law: "slice i of `parallelize(xs, n)` holds the elements from ⌊i·length/n⌋ up to ⌊(i+1)·length/n⌋",
} as const;
