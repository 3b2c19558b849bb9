/**
 * 14/02 · From whom, by order.
 *
 * In Spark: BlockManager.sortLocations. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Puts those near before those far, keeping the order within each, and takes the first.",
  ko: "가까운 쪽을 앞에 세우되 저마다의 차례는 지키고, 맨 앞을 고른다.",
} as const;

export const pieceSource: Policies["pieceSource"] = (holders, me) => {
  const isFar = (host: string): number => (host === me.host ? 0 : 1);
  const [first] = holders.toSorted((a, b) => isFar(a.host) - isFar(b.host));
  return first?.executorId ?? "driver";
};
