/**
 * 15/04 · A shuffle index, each border counted anew.
 *
 * In Spark: IndexShuffleBlockResolver.writeMetadataFileAndCommit. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Adds up, for each border, everything that lies before it; nothing is carried along.",
  ko: "경계마다 그 앞에 놓인 것을 처음부터 다시 더한다. 들고 다니는 것이 없다.",
} as const;

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) =>
  [0, ...lengths].map((_, border) =>
    lengths.slice(0, border).reduce((sum, length) => sum + length, 0),
  );
