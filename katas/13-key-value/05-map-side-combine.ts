/**
 * 13/05 · Combine before it travels · 떠나기 전에 결합하기
 *
 * `combineByKey` and its kin combine in the map task already, so that one record travels for each key and not one for each value.
 * `records` are those of one map task, in order. Answer one pair for each key. The first value of a key becomes its combiner by
 * `createCombiner`; each further one is put into it by `mergeValue`, in order.
 * `combineByKey`와 그 친척들은 맵 태스크에서 먼저 결합합니다. 그래서 값마다가 아니라 키마다 레코드 하나가 오갑니다. `records`는 맵 태스크 하나의 레코드이고 순서대로입니다. 키마다 쌍 하나를 답하세요. 키의 첫
 * 값은 `createCombiner`로 결합값이 되고, 다음 값은 차례대로 `mergeValue`로 넣습니다.
 *
 * You get · 받는 것: records: [string, unknown][], createCombiner: (value) => unknown, mergeValue: (combiner, value) =>
 *   unknown
 * You answer · 답할 것: [string, unknown][]
 *
 * The laws will: draw records with keys that repeat, and combiners that show the order; then your function combines in the whole
 * engine.
 * 법칙이 볼 것: 키가 되풀이되는 레코드와 순서가 드러나는 결합 함수를 뽑습니다. 그다음 함수가 엔진 전체에서 결합합니다.
 * You need not: care about the order of the keys, or merge combiners of different tasks.
 * 생각하지 않아도 되는 것: 키의 순서, 다른 태스크의 결합값 합치기.
 *
 * In Spark: Aggregator.combineValuesByKey, PairRDDFunctions.combineByKeyWithClassTag.
 * About 10 minutes · 약 10분. Hole: 6 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner, mergeValue) => {
  throw new Todo("one combiner for each key");
};
