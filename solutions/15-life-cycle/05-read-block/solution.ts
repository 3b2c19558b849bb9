/**
 * 15/05 · Read a block: from its own offset to the next one.
 *
 * In Spark: IndexShuffleBlockResolver.getBlockData. Left out on purpose: ranges of several blocks in one read.
 */
import type { Policies } from "#engine/kata";

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  const [offset = 0, end = 0] = offsets.slice(reduceId, reduceId + 2);
  return { offset, length: end - offset };
};
