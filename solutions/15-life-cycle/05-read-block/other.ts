/**
 * 15/05 · Read a block, of all that are laid out.
 *
 * In Spark: IndexShuffleBlockResolver.getBlockData. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Lays out every block of the file, then takes the one.",
  ko: "파일의 블록을 모두 펼쳐 놓고 하나를 고른다.",
} as const;

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  let offset = 0;
  const blocks = offsets.slice(1).map((end) => {
    const block = { offset, length: end - offset };
    offset = end;
    return block;
  });
  return blocks[reduceId] ?? { offset, length: 0 };
};
