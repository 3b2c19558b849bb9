/**
 * 15/04 · A shuffle index: 0 first, then after each block the sum so far.
 *
 * In Spark: IndexShuffleBlockResolver.writeMetadataFileAndCommit. Left out on purpose: the bytes of the file.
 */
import type { Policies } from "#engine/kata";

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) => {
  let end = 0;
  return [0, ...lengths.map((length) => (end += length))];
};
