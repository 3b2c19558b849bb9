/**
 * The rules of a torrent: into which pieces a broadcast value is cut, and from whom an executor takes a piece. Same as Spark: pieces of
 * spark.broadcast.blockSize, the last one smaller; whoever has a piece serves it, holders on the same host first, the driver no more than any other.
 * Left out on purpose: compression, checksums, racks. Rules C6.10, C6.30, C6.31. Spark 3.5.3: core/…/broadcast/TorrentBroadcast.scala
 * (blockifyObject, readBlocks), core/…/storage/BlockManager.scala (sortLocations). Chapter 14.
 */
import type { ExecutorId, HostName } from "../foundation/ids.ts";
import { asked, frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import type { Bytes } from "../foundation/sizes.ts";

export const pieceId = (id: number, piece: number): string => `broadcast_${id}_piece${piece}`;

/** The sizes of the pieces of a value of so many bytes, in order; a kata's part. */
export type CutPieces = (bytes: Bytes, blockSize: Bytes) => readonly Bytes[];

/** Full pieces, and the rest. */
const cutPieces: CutPieces = (bytes, blockSize) =>
  Array.from({ length: Math.ceil(bytes / blockSize) }, (_, piece) =>
    Math.min(blockSize, bytes - piece * blockSize),
  );

/** Somebody who has the piece: an executor, or "driver". */
export interface PieceHolder {
  readonly executorId: ExecutorId;
  readonly host: HostName;
}

/** From which holder an executor takes a piece. The holders come in random order; a kata's part. */
export type PieceSource = (
  holders: readonly PieceHolder[],
  me: PieceHolder,
  piece: number,
) => ExecutorId;

/** The first on the own host, else the first. */
const pieceSource: PieceSource = (holders, me) => {
  const first = holders.find(({ host }) => host === me.host) ?? holders[0];
  return first?.executorId ?? "driver";
};

export interface TorrentPolicies {
  readonly cutPieces?: CutPieces;
  readonly pieceSource?: PieceSource;
}

/** The rules in force: the defaults, or a kata's with their answers looked at. */
export const torrentRules = (katas: TorrentPolicies): Required<TorrentPolicies> => ({
  cutPieces: katas.cutPieces === undefined ? cutPieces : checkedCut(katas.cutPieces),
  pieceSource: katas.pieceSource === undefined ? pieceSource : checkedSource(katas.pieceSource),
});

/** Most pieces that an answer may have: a kata that does not stop is told so. */
const MOST_PIECES = 100_000;

function checkedCut(kata: CutPieces): CutPieces {
  return (bytes, blockSize) => {
    const answer: unknown = asked("cutPieces", () => kata(bytes, blockSize));
    if (!Array.isArray(answer) || answer.length > MOST_PIECES)
      throw new KataFault("cutPieces", {
        en: `the answer is not a list of sizes, but ${shown(answer)}`,
        ko: `답이 크기의 목록이 아닙니다: ${shown(answer)}`,
      });
    const bad = (answer as unknown[]).find(
      (size) => typeof size !== "number" || !Number.isSafeInteger(size) || size < 0,
    );
    if (bad !== undefined)
      throw new KataFault("cutPieces", {
        en: `${shown(bad)} is no size of a piece`,
        ko: `조각의 크기가 아닙니다: ${shown(bad)}`,
      });
    return answer as number[];
  };
}

function checkedSource(kata: PieceSource): PieceSource {
  return (holders, me, piece) => {
    const answer: unknown = asked("pieceSource", () =>
      kata(frozen(holders.map((one) => ({ ...one }))), frozen({ ...me }), piece),
    );
    if (!holders.some(({ executorId }) => executorId === answer))
      throw new KataFault("pieceSource", {
        en: `${shown(answer)} has no piece ${piece}`,
        ko: `조각 ${piece}이 없는 곳입니다: ${shown(answer)}`,
      });
    return answer as ExecutorId;
  };
}
