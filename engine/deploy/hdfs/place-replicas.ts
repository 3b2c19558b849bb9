/**
 * Where the copies of a block go: the first to the writer's own machine, the second to another rack, the third to that same other rack, so that a block outlives a
 * rack and yet crosses from rack to rack only once while it is written. Further copies go anywhere, so long as no rack holds too many.
 *
 * In Hadoop 3.3: BlockPlacementPolicyDefault (400 choices in each of sixteen clusters are recorded in test/oracle/recordings/hdfs). Left out on purpose: how busy and
 * how full a node is, kinds of storage, nodes that are about to leave.
 */
import { chosenFrom, frozen, KataFault } from "../../foundation/kata-fault.ts";
import type { HostName } from "../../foundation/ids.ts";

export interface DataNodePlace {
  readonly host: HostName;
  readonly rack: string;
}

/** A block that wants copies, as the NameNode sees it. */
export interface ReplicaRequest {
  /** The machine that writes; undefined: one outside the cluster. */
  readonly writer: HostName | undefined;
  /** DataNodes that hold no copy yet, in an order drawn by chance: of those that are as good, the first is taken. */
  readonly nodes: readonly DataNodePlace[];
  /** DataNodes that hold a copy; none of a block that is being written. */
  readonly holders: readonly DataNodePlace[];
  /** How many copies are wanted beside those that are there. */
  readonly replicas: number;
  /** How many copies of the block one rack may hold. */
  readonly mostOnRack: number;
}

/** The hosts of the new copies, in the order in which they were chosen; fewer than wanted where there are not so many DataNodes. */
export type PlaceReplicas = (request: ReplicaRequest) => readonly HostName[];

type Fits = (node: DataNodePlace) => boolean;
const anywhere: Fits = () => true;

const placeReplicas: PlaceReplicas = ({ writer, nodes, holders, replicas, mostOnRack }) => {
  const chosen: DataNodePlace[] = [...holders];
  const wanted = holders.length + Math.min(replicas, nodes.length);
  const first = (fits: Fits): DataNodePlace | undefined =>
    nodes.find(
      (node) =>
        !chosen.includes(node) &&
        chosen.filter(({ rack }) => rack === node.rack).length < mostOnRack &&
        fits(node),
    );
  while (chosen.length < wanted) {
    const wish = wishFor(chosen, holders.length === 0, writer);
    const next = wish.map(first).find((node) => node !== undefined);
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen.slice(holders.length).map(({ host }) => host);
};

/** What the next copy's place should be, the best first. */
function wishFor(
  chosen: readonly DataNodePlace[],
  isNew: boolean,
  writer: HostName | undefined,
): readonly Fits[] {
  const [one, two, three] = chosen;
  if (one === undefined) return [({ host }) => host === writer, anywhere];
  const onOther: Fits = ({ rack }) => rack !== one.rack;
  if (two === undefined) return [onOther, anywhere];
  if (three !== undefined) return [anywhere];
  if (two.rack === one.rack) return [onOther, anywhere];
  const near = isNew ? two.rack : one.rack;
  return [({ rack }) => rack === near, anywhere];
}

/** How many copies a rack may hold, of so many altogether. */
function mostOnRack(wanted: number, racks: number): number {
  if (racks <= 1 || wanted <= 1) return wanted;
  const most = Math.floor((wanted - 1) / racks) + 2;
  return most === wanted ? most - 1 : most;
}

/** By the default, or by a kata whose answer is looked at. */
export function placedReplicas(
  kata: PlaceReplicas | undefined,
  asked: Omit<ReplicaRequest, "mostOnRack">,
): readonly HostName[] {
  const { nodes, holders, replicas } = asked;
  const racks = new Set([...holders, ...nodes].map(({ rack }) => rack)).size;
  const wanted = holders.length + Math.min(replicas, nodes.length);
  const request: ReplicaRequest = { ...asked, mostOnRack: mostOnRack(wanted, racks) };
  if (kata === undefined) return placeReplicas(request);
  const known = request.nodes.map(({ host }) => host);
  const answer = chosenFrom("placeReplicas", kata(frozen(request)), known, {
    en: "DataNode",
    ko: "데이터노드",
  });
  if (answer.length > request.replicas)
    throw new KataFault("placeReplicas", {
      en: `${answer.length} copies were placed, ${request.replicas} are wanted`,
      ko: `복제본 ${request.replicas}개를 바라는데 ${answer.length}개를 두었습니다`,
    });
  return answer;
}
