/**
 * 12/04 · What has to be computed · 무엇을 계산해야 하는가
 *
 * An action wants the partitions of `rdd`. Walk back along its lineage and answer the shuffles that its stage has to read. A shuffle
 * belongs to the answer when you meet it; what lies behind it is another stage's affair. An RDD of which every partition is cached is read, not
 * computed: nothing behind it is needed. A mark (`isPersisted`) is no data, and a partition that is missing has to be computed.
 * 액션이 `rdd`의 파티션을 요구합니다. 계보를 거슬러 올라가면서 이 스테이지가 읽어야 하는 셔플을 답하세요. 셔플을 만나면 답에 넣고 그 뒤는
 * 보지 않습니다. 그 뒤는 다른 스테이지의 일입니다. 파티션이 모두 캐시된 RDD는 계산하지 않고 읽으므로 그 뒤의 것은 필요 없습니다. 표시(`isPersisted`)는
 * 데이터가 아니고, 없는 파티션은 계산해야 합니다.
 *
 * You get · 받는 것: rdd: CachedRddView { id: number, numPartitions: number, isPersisted: boolean, cachedPartitions: number, dependencies: { kind: "narrow" | "shuffle", rdd: CachedRddView, shuffleId: number | undefined }[] }
 * You answer · 답할 것: number[]
 *
 * The laws will: draw lineages with cached, half cached and merely marked RDDs; then programs lose executors and are computed again by your rule.
 * 법칙이 볼 것: 다 캐시한 RDD, 반만 캐시한 RDD, 표시만 한 RDD가 섞인 계보를 만듭니다. 그다음 프로그램이 익스큐터를 잃고 이 규칙으로 다시 계산합니다.
 * You need not: know whether the output of a shuffle is still there, or put the answer in order.
 * 생각하지 않아도 되는 것: 셔플의 출력이 남아 있는지 알기, 답의 차례.
 *
 * In Spark: DAGScheduler.getMissingParentStages. About 10 minutes · 약 10분. Hole: 12 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  throw new Todo("which shuffles does the stage of `rdd` have to read?");
};
