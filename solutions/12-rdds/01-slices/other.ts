/**
 * 12/01 · Cut a collection into slices, by adding only.
 *
 * In Spark: ParallelCollectionRDD.slice. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Walks from border to border and carries the rest along, as a line is drawn on a grid; nothing is multiplied.",
  ko: "격자에 선을 긋듯이 나머지를 들고 경계에서 경계로 걸어간다. 곱셈이 없다.",
} as const;

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  const slices: [start: number, end: number][] = [];
  let end = 0;
  let rest = 0;
  while (slices.length < numSlices) {
    const start = end;
    for (rest += length; rest >= numSlices; rest -= numSlices) end += 1;
    slices.push([start, end]);
  }
  return slices;
};
