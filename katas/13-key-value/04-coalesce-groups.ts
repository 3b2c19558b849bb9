/**
 * 13/04 · Which partitions are joined · 함께 묶이는 파티션
 *
 * `coalesce(wanted)` without a shuffle lets one task read several of `parents` partitions. Answer which: a list of groups, each a
 * list of partitions. There are as many groups as are wanted, but never more than partitions. Each group takes neighbours, in
 * order; with n groups, group i begins at i · parents / n, rounded down.
 * 셔플 없는 `coalesce(wanted)`는 `parents`개 파티션 가운데 여럿을 한 태스크가 읽게 합니다. 어느 것인지 답하세요. 묶음의 목록이고 묶음은 파티션의 목록입니다. 묶음은 원한 수만큼이되 파티션보다 많을 수
 * 없습니다. 묶음은 이웃한 것을 순서대로 가집니다. 묶음이 n개면 i번 묶음은 i · parents / n을 내림한 곳에서 시작합니다.
 *
 * You get · 받는 것: parents: number, wanted: number
 * You answer · 답할 것: number[][]
 *
 * The laws will: draw any two numbers; then your groups are read in the whole engine.
 * 법칙이 볼 것: 두 수를 마음대로 뽑습니다. 그다음 엔진 전체에서 그 묶음을 읽습니다.
 * You need not: think of preferred places; nobody has one here.
 * 생각하지 않아도 되는 것: 선호하는 자리. 여기서는 아무도 없습니다.
 *
 * In Spark: CoalescedRDD, DefaultPartitionCoalescer.
 * About 10 minutes · 약 10분. Hole: 4 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  throw new Todo("which of the partitions does each group read?");
};
