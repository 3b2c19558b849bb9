/**
 * 17/08 · Where the copies go, by sorting what is left.
 *
 * In Spark: nothing; in Hadoop BlockPlacementPolicyDefault. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on purpose: what the
 * solution leaves out.
 */
import type { DataNodePlace, Policies } from "#engine/kata";

export const way = {
  en: "Gives every node that is left a grade for the next copy, and takes the best by a stable sort, one call of itself a copy.",
  ko: "남은 노드마다 다음 복제본의 점수를 매기고, 안정 정렬로 가장 나은 것을 고른다. 복제본 하나마다 자신을 다시 부른다.",
} as const;

type Copies = readonly DataNodePlace[];

/** The rack that is wished for, or the one that is not; nothing: any. */
function wish(
  copies: Copies,
  isNew: boolean,
): { readonly rack: string; readonly is: boolean } | undefined {
  const racks = copies.map(({ rack }) => rack);
  const [first = "", second = ""] = racks;
  if (copies.length === 1 || (copies.length === 2 && first === second))
    return { rack: first, is: false };
  return copies.length === 2 ? { rack: isNew ? second : first, is: true } : undefined;
}

export const placeReplicas: Policies["placeReplicas"] = (request) => {
  const isNew = request.holders.length === 0;
  const further = (copies: Copies, left: Copies, wanted: number): Copies => {
    const free = left.filter(
      (node) =>
        copies.reduce((n, { rack }) => n + Number(rack === node.rack), 0) < request.mostOnRack,
    );
    const wished = wish(copies, isNew);
    const grade = ({ host, rack }: DataNodePlace): number => {
      if (copies.length === 0) return host === request.writer ? 0 : 1;
      return wished === undefined || (rack === wished.rack) === wished.is ? 0 : 1;
    };
    const [best] = free.toSorted((a, b) => grade(a) - grade(b));
    if (best === undefined || wanted === 0) return [];
    const rest = left.filter((node) => node !== best);
    return [best, ...further([...copies, best], rest, wanted - 1)];
  };
  return further(request.holders, request.nodes, request.replicas).map(({ host }) => host);
};
