/**
 * 14/01 · Into pieces · 조각으로 나누기
 *
 * A broadcast value does not travel in one piece. The driver cuts its serialized bytes into blocks of spark.broadcast.blockSize. Answer
 * the sizes of the blocks in order: as many full ones as there are, then the rest if there is one. `bytes` is the value's size.
 * 브로드캐스트 값은 통째로 가지 않습니다. 드라이버는 직렬화한 바이트를 spark.broadcast.blockSize 크기의 블록으로 나눕니다. 블록의 크기를
 * 순서대로 답하세요. 꽉 찬 블록이 먼저이고, 남는 것이 있으면 마지막 블록입니다. `bytes`는 값의 크기입니다.
 *
 * You get · 받는 것: bytes: number, blockSize: number
 * You answer · 답할 것: number[]
 *
 * The laws will: cut values of any size, also of exactly n blocks; then values travel through a whole cluster in your pieces.
 * 법칙이 볼 것: 블록 크기로 나누어떨어지는 값까지 온갖 크기를 나눠 봅니다. 그다음 여러분의 조각으로 클러스터 전체에 값을 보냅니다.
 * You need not: cut bytes (the engine does), name blocks, compress.
 * 생각하지 않아도 되는 것: 바이트를 자르는 일(엔진이 합니다), 블록의 이름, 압축.
 *
 * In Spark: TorrentBroadcast.blockifyObject. About 5 minutes · 약 5분. Hole: 3 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) => {
  throw new Todo("how large is each piece of `bytes` with pieces of `blockSize`?");
};
