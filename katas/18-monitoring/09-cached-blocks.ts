/**
 * 18/09 · the fraction cached · 캐시된 몫
 *
 * A block of a cached RDD was updated at an executor. The level tells how it lies there now. It is held if it lies in memory or on disk, with a replication above 0; an executor holds it once, a new holder comes last. A level that
 * stores nothing means that it is gone from there. The update brings sizes: that in memory is to be added if the level uses memory and taken away if not (then it says what became free); that on disk alike.
 * 캐시된 RDD의 블록이 한 익스큐터에서 갱신되었습니다. 저장 수준은 지금 거기 어떻게 있는지를 말합니다. 메모리나 디스크에 있고 복제 수가 0보다 크면 가진 것입니다. 익스큐터는 블록을 한 번만 갖고, 새 보유자는 맨 뒤에 옵니다. 아무것도
 * 저장하지 않는 수준이면 거기서 사라진 것입니다. 갱신은 크기를 가져옵니다. 메모리 크기는 수준이 메모리를 쓰면 더하고 아니면 뺍니다(그때는 비워진 크기입니다). 디스크 크기도 같습니다.
 *
 * You get · 받는 것: holders: string[], update: { executorId: string, useMemory: boolean, useDisk: boolean, replication: number }
 * You answer · 답할 것: { holders: string[], memory: "add" | "take away", disk: "add" | "take away" }
 *
 * The laws will: store, move and drop blocks; then the logs of applications that cache are read with your rule.
 * 법칙이 볼 것: 블록을 저장하고 옮기고 버립니다. 그다음 캐시하는 애플리케이션의 로그를 이 규칙으로 읽습니다.
 * You need not: add sizes up; the store does.
 * 생각하지 않아도 되는 것: 크기를 더하는 일. 저장소가 합니다.
 *
 * In Spark: AppStatusListener.updateRDDBlock. About 10 minutes · 약 10분. Hole: 8 lines.
 */
import { Todo, type BlockUpdateSeen, type Policies } from "#engine/kata";

export const foldBlock: Policies["foldBlock"] = (
  holders: readonly string[],
  update: BlockUpdateSeen,
) => {
  throw new Todo("who holds the block after `update`, and what becomes of its sizes?");
};
