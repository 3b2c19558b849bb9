/**
 * 13/02 · Which partitioner is taken, from a sorted list.
 *
 * In Spark: Partitioner.defaultPartitioner. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Sorts the parents that have a partitioner, the largest first, and looks at the first of them alone.",
  ko: "파티셔너가 있는 부모를 큰 것부터 늘어놓고 맨 앞의 것만 본다.",
} as const;

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => {
  const [largest] = inputs
    .map(({ numPartitions, isPartitioned }, input) => ({ numPartitions, isPartitioned, input }))
    .filter(({ isPartitioned }) => isPartitioned)
    .sort((a, b) => b.numPartitions - a.numPartitions || a.input - b.input);
  const most = inputs.reduce((so, { numPartitions }) => Math.max(so, numPartitions), 0);
  const wanted = defaultParallelism ?? most;
  if (largest !== undefined) {
    const { numPartitions, input } = largest;
    if (most / numPartitions < 10 || numPartitions >= wanted) return { kind: "keep", input };
  }
  return { kind: "hash", numPartitions: wanted };
};
