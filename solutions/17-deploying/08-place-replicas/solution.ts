/**
 * 17/08 · Where the copies go, the solution.
 *
 * In Spark: nothing; in Hadoop BlockPlacementPolicyDefault. Left out on purpose: how busy and how full a machine is.
 */
import type { Policies } from "#engine/kata";

export const placeReplicas: Policies["placeReplicas"] = ({
  writer,
  nodes,
  holders,
  replicas,
  mostOnRack,
}) => {
  const copies = [...holders];
  for (let left = replicas; left > 0; left -= 1) {
    const allowed = nodes.filter(
      (node) =>
        !copies.includes(node) &&
        copies.filter(({ rack }) => rack === node.rack).length < mostOnRack,
    );
    const [one, two] = copies;
    const near = holders.length === 0 ? two : one;
    const right = allowed.find(({ host, rack }) => {
      if (one === undefined) return host === writer;
      if (copies.length > 2) return true;
      if (two === undefined || two.rack === one.rack) return rack !== one.rack;
      return rack === near?.rack;
    });
    const next = right ?? allowed[0];
    if (next === undefined) break;
    copies.push(next);
  }
  return copies.slice(holders.length).map(({ host }) => host);
};
