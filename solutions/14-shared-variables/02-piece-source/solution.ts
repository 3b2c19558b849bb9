/**
 * 14/02 · From whom: somebody near, else anybody.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const pieceSource: Policies["pieceSource"] = (holders, me) =>
  (holders.find(({ host }) => host === me.host) ?? holders[0])?.executorId ?? "driver";
