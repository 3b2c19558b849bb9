/**
 * 14/01 · Into pieces, by division.
 *
 * In Spark: TorrentBroadcast.writeBlocks. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Divides once: so many full pieces, and the remainder if there is one.",
  ko: "한 번 나누어 꽉 찬 조각의 수와 나머지를 얻는다.",
} as const;

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) => {
  const full = Array.from({ length: Math.floor(bytes / blockSize) }, () => blockSize);
  const rest = bytes % blockSize;
  return rest === 0 ? full : [...full, rest];
};
