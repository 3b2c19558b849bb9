/**
 * 14/01 · Into pieces: full ones, then the rest.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const cutPieces: Policies["cutPieces"] = (bytes, blockSize) => {
  const pieces: number[] = [];
  for (let left = bytes; left > 0; left -= blockSize) pieces.push(Math.min(left, blockSize));
  return pieces;
};
