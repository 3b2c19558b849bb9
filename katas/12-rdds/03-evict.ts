/**
 * 12/03 · Make room in memory · 메모리에 자리 내기
 *
 * A block of RDD `storing` is to be stored, and `needed` more bytes must be free for it. `blocks` are those in memory, the least recently
 * used first. Answer the ids of the blocks to drop, in that order, and no more than it takes. Blocks of the RDD that is being stored are
 * not dropped, nor those that a task reads at the moment (`locked`). If all the others together would not be enough, drop none.
 * RDD `storing`의 블록을 저장하려면 `needed`바이트가 더 비어야 합니다. `blocks`는 메모리에 있는 블록이고 가장 오래 쓰지 않은 것이 앞에
 * 있습니다. 버릴 블록의 id를 그 차례로, 필요한 만큼만 답하세요. 지금 저장하는 RDD의 블록은 버리지 않고, 태스크가 읽고 있는(`locked`) 블록도 버리지
 * 않습니다. 나머지를 다 버려도 모자라면 하나도 버리지 마세요.
 *
 * You get · 받는 것: blocks: { id: string, rddId: number, size: number, locked: boolean }[], needed: number, storing: number
 * You answer · 답할 것: string[]
 *
 * The laws will: fill memories with blocks of all sizes and look at what you drop; then programs with too many cached RDDs run by your rule.
 * 법칙이 볼 것: 크고 작은 블록으로 메모리를 채우고 무엇을 버리는지 봅니다. 그다음 캐시한 RDD가 너무 많은 프로그램이 이 규칙으로 돕니다.
 * You need not: move anything to disk, or remember who used what.
 * 생각하지 않아도 되는 것: 디스크로 옮기기, 누가 무엇을 썼는지 기억하기.
 *
 * In Spark: MemoryStore.evictBlocksToFreeSpace. About 8 minutes · 약 8분. Hole: 8 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const evict: Policies["evict"] = (blocks, needed, storing) => {
  throw new Todo("which blocks are dropped for `needed` more bytes?");
};
