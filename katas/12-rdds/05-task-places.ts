/**
 * 12/05 · Where a task would like to run · 태스크가 돌고 싶은 곳
 *
 * The task of a stage computes partition `partition` of `rdd`. Answer the places where it would best run, as they are written in the view; none means that any
 * place is as good. What is cached of the partition comes first: the executors that hold its block. Else what the RDD itself would like, such as the hosts of a file's block.
 * Else ask what it is made from, without a shuffle between: go through the narrow dependencies in order, and in each through the parent partitions in order, and take
 * the answer of the first that has one. Places of different RDDs are never mixed, and nobody looks behind a shuffle.
 * 스테이지의 태스크가 `rdd`의 파티션 `partition`을 계산합니다. 어디서 돌면 가장 좋은지 뷰에 적힌 이름으로 답하세요. 빈 답은 아무 데나 괜찮다는
 * 뜻입니다. 먼저 그 파티션의 블록을 캐시한 익스큐터를 봅니다. 없으면 RDD가 스스로 바라는 곳(파일 블록이 있는 호스트 따위)을 봅니다. 그것도 없으면 셔플 없이
 * 이어진 부모에게 묻습니다. 좁은 의존성을 차례대로, 그 안에서 부모 파티션을 차례대로 보고, 처음으로 답이 있는 것을 씁니다. 여러 RDD의 곳을 섞지 않으며 셔플
 * 뒤는 보지 않습니다.
 *
 * You get · 받는 것: rdd: PlacedRddView { id: number, cachedOn: string[][], prefers: string[][], dependencies: { kind: "narrow" | "shuffle", rdd: PlacedRddView, parents: number[][] }[] }, partition: number
 * You answer · 답할 것: string[]
 *
 * The laws will: draw lineages with blocks, files, unions and shuffles; then programs run by your rule, and each task is looked for where Spark puts it.
 * 법칙이 볼 것: 블록, 파일, union, 셔플이 섞인 계보를 만듭니다. 그다음 프로그램을 이 규칙으로 돌려 태스크가 스파크와 같은 곳에 가는지 봅니다.
 * You need not: wait for a place to become free, or put several places into a better order.
 * 생각하지 않아도 되는 것: 자리가 빌 때까지 기다리기, 여러 곳의 차례를 고르기.
 *
 * In Spark: DAGScheduler.getPreferredLocsInternal. About 10 minutes · 약 10분. Hole: 12 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  throw new Todo("where would the task of this partition best run?");
};
