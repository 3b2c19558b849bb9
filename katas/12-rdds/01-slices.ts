/**
 * 12/01 · Cut a collection into slices · 컬렉션을 조각으로 나누기
 *
 * `parallelize` gets a collection of `length` elements and is to make `numSlices` partitions of it. Answer for each slice, in order, where it
 * begins and where it ends; the place where it ends is not in it any more. There may be more slices than elements.
 * `parallelize`가 원소 `length`개짜리 컬렉션을 받아 파티션 `numSlices`개로 나누려 합니다. 조각마다 차례대로 시작하는 자리와 끝나는 자리를
 * 답하세요. 끝나는 자리는 조각에 들지 않습니다. 원소보다 조각이 많을 수도 있습니다.
 *
 * You get · 받는 것: length: number, numSlices: number
 * You answer · 답할 것: [number, number][]
 *
 * The laws will: compare every slice with Spark's, for short and long collections; then programs count and collect by your slices.
 * 법칙이 볼 것: 짧은 컬렉션과 긴 컬렉션에서 조각마다 스파크와 견줍니다. 그다음 프로그램이 이 조각으로 세고 모읍니다.
 * You need not: copy elements, or refuse fewer than one slice.
 * 생각하지 않아도 되는 것: 원소 복사하기, 조각이 하나도 없을 때 거절하기.
 *
 * In Spark: ParallelCollectionRDD.slice. About 4 minutes · 약 4분. Hole: 4 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  throw new Todo("where does each of the slices begin, and where does it end?");
};
