/**
 * 14/02 · From whom · 누구에게서
 *
 * An executor needs a piece of a broadcast. `holders` are those who have it now: the driver, and executors that fetched it before, in random
 * order. Answer the `executorId` of the one to ask: whoever stands on the executor's own host, else the first of the list. The driver is a
 * holder like the others; its id is "driver".
 * 익스큐터에 브로드캐스트 조각 하나가 필요합니다. `holders`는 지금 그 조각을 가진 이들입니다. 드라이버, 그리고 먼저 가져간 익스큐터이며
 * 순서는 무작위입니다. 물어볼 상대의 `executorId`를 답하세요. 같은 호스트에 있으면 그쪽이 먼저이고, 없으면 목록의 처음입니다.
 * 드라이버도 다른 이들과 다르지 않습니다. 그 id는 "driver"입니다.
 *
 * You get · 받는 것: holders: { executorId: string, host: string }[], me: PieceHolder, piece: number
 * You answer · 답할 것: string
 *
 * The laws will: draw holders on your host and elsewhere; then every executor of a cluster fetches its pieces by your rule.
 * 법칙이 볼 것: 같은 호스트와 다른 호스트에 있는 이들을 뽑아 봅니다. 그다음 클러스터의 모든 익스큐터가 여러분의 규칙으로 조각을 가져갑니다.
 * You need not: shuffle (it is done), think of holders that die, or of the order of pieces.
 * 생각하지 않아도 되는 것: 섞는 일(이미 섞었습니다), 죽는 익스큐터, 조각의 순서.
 *
 * In Spark: BlockManager.sortLocations, TorrentBroadcast.readBlocks. About 5 minutes · 약 5분. Hole: 3 lines.
 */
import { Todo, type PieceHolder, type Policies } from "#engine/kata";

export const pieceSource: Policies["pieceSource"] = (
  holders: readonly PieceHolder[],
  me: PieceHolder,
  piece: number,
) => {
  throw new Todo("which of `holders` does `me` ask for this piece?");
};
