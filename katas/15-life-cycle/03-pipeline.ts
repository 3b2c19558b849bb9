/**
 * 15/03 · A pipeline · 파이프라인
 *
 * Narrow steps of one stage stand in a row: map, filter, flatMap. Make one function of them that takes a record through all steps and
 * hands what comes out to `emit`. Nothing is collected on the way: what a step gives goes into the next step at once, and an element of a
 * flatMap passes all later steps before the next element is asked for.
 * 한 스테이지의 좁은 변환이 줄지어 있습니다. map, filter, flatMap입니다. 이것을 함수 하나로 만드세요. 그 함수는 레코드 하나를 모든
 * 단계에 통과시키고, 나온 것을 `emit`에 넘깁니다. 중간에 아무것도 모으지 않습니다. 한 단계가 내놓은 것은 곧바로 다음 단계로 들어가고,
 * flatMap의 원소 하나가 뒤의 단계를 모두 지난 다음에야 다음 원소를 꺼냅니다.
 *
 * `step.apply(record)` calls the user's function: map answers the new record, filter whether to keep it, flatMap an iterable of records.
 * `step.apply(record)`는 사용자 함수를 부릅니다. map은 새 레코드를, filter는 남길지를, flatMap은 레코드의 반복 가능한 모음을 답합니다.
 *
 * You get · 받는 것: steps: { kind: "map" | "filter" | "flatMap", apply: (record) => unknown }[], emit: (record) => void
 * You answer · 답할 것: (record) => void
 *
 * The laws will: write down every call in order, also with a flatMap that makes its elements one by one; then your function carries every
 * narrow step of random programs, and calls, results and tasks must be Spark's.
 * 법칙이 볼 것: 모든 호출을 순서대로 적습니다. 원소를 하나씩 만드는 flatMap도 나옵니다. 그다음 함수가 임의의 프로그램에서 좁은 변환을
 * 모두 맡고, 호출과 결과와 태스크가 스파크와 같은지 봅니다.
 * You need not: think of partitions, shuffles, caches, or of stopping early (take, mapPartitions).
 * 생각하지 않아도 되는 것: 파티션, 셔플, 캐시, 일찍 멈추기(take, mapPartitions).
 *
 * In Spark: RDD.iterator and MapPartitionsRDD.compute, iterators over iterators. About 15 minutes · 약 15분. Hole: 10 lines.
 */
import { Todo, type Policies, type Step } from "#engine/kata";

export const pipeline: Policies["pipeline"] = (
  steps: readonly Step[],
  emit: (record: unknown) => void,
) => {
  throw new Todo("one function that takes a record through all of `steps` and on to `emit`");
};
