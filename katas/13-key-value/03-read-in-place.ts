/**
 * 13/03 · Which side of a join stays · 조인에서 움직이지 않는 쪽
 *
 * A join wants its records partitioned by `wanted`. One of its sides is partitioned by `own`, or by nothing at all. Answer whether
 * that side can be read as it is, one partition for one task: only if equal keys lie where `wanted` would put them. A hash
 * partitioner is known by its number of partitions, one that cuts ranges also by its bounds.
 * 조인은 레코드가 `wanted`로 나뉘어 있기를 바랍니다. 한쪽은 `own`으로 나뉘어 있거나 나뉜 적이 없습니다. 그쪽을 파티션 하나에 태스크 하나로 그대로 읽어도 되는지 답하세요. 같은 키가 `wanted`가 놓을 자리에 이미
 * 있을 때만 됩니다. 해시 파티셔너는 파티션 수로, 구간 파티셔너는 경계까지 보아 구별합니다.
 *
 * You get · 받는 것: own: { kind: string, numPartitions: number, bounds: number[] } | undefined, wanted: PartitionerView
 * You answer · 답할 것: boolean
 *
 * The laws will: draw partitioners of both kinds, with equal and unequal numbers and bounds; then two joins run in the whole
 * engine.
 * 법칙이 볼 것: 두 종류의 파티셔너를 수와 경계를 같게 또 다르게 뽑습니다. 그다음 엔진 전체에서 조인 둘을 돌립니다.
 * You need not: think of the other side; you are asked about each.
 * 생각하지 않아도 되는 것: 다른 쪽. 양쪽을 따로 묻습니다.
 *
 * In Spark: CoGroupedRDD.getDependencies, Partitioner.equals.
 * About 10 minutes · 약 10분. Hole: 5 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const readInPlace: Policies["readInPlace"] = (own, wanted) => {
  throw new Todo("is `own` the same partitioner as `wanted`?");
};
