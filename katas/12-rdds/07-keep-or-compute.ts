/**
 * 12/07 · On disk, or computed again · 디스크에 둘까, 다시 계산할까
 *
 * A cached RDD did not fit into memory. A partition without room can be computed again each time it is needed (MEMORY_ONLY), or lie
 * on disk (MEMORY_AND_DISK): then it is written once, when it is first computed, and read each time. Both were measured for one
 * partition. Answer "disk" where that takes less time in all, else "compute". The first computing is needed in either case.
 * 캐시한 RDD가 메모리에 다 들지 않았습니다. 자리가 없는 파티션은 쓸 때마다 다시 계산하거나(MEMORY_ONLY) 디스크에 둘 수 있습니다(MEMORY_AND_DISK). 디스크에 두면 처음 계산할 때 한 번 쓰고 그다음부터는 읽습니다.
 * 파티션 하나에 대해 둘 다 재 보았습니다. 디스크 쪽이 모두 더해 덜 걸리면 "disk", 아니면 "compute"를 답하세요. 처음 한 번의 계산은 어느 쪽이든 필요합니다.
 *
 * You get · 받는 것: seen: { computeMillis: number, bytes: number, timesNeeded: number, writeRate: number, readRate: number }
 * You answer · 답할 것: "compute" | "disk"
 *
 * The laws will: draw measures; then measure a run of each kind and ask you which was faster.
 * 법칙이 볼 것: 측정값을 뽑습니다. 그다음 두 방식으로 돌려 재고 어느 쪽이 빨랐는지 묻습니다.
 * You need not: think of memory, or of how the log was read. Rates are bytes a millisecond; timesNeeded does not count the first time.
 * 생각하지 않아도 되는 것: 메모리와 로그를 읽는 법. 속도는 1밀리초의 바이트 수이고, timesNeeded에는 처음 한 번이 들지 않습니다.
 *
 * In Spark: nobody asks; the program names the storage level. Here the doctor asks, of a cache that was too small.
 * About 8 minutes · 약 8분. Hole: 4 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const keepOrCompute: Policies["keepOrCompute"] = (seen) => {
  throw new Todo("which takes less time in all?");
};
