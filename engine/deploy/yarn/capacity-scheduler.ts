/**
 * The Capacity scheduler: who gets a container when a node reports. The queue that has used least of its own share comes first; in it, who came first. A queue may
 * go above its share, into what others do not use, up to its maximum; one user is held to the queue's share. A limit is looked at before a container is given,
 * so the last one may go beyond it by less than its size.
 *
 * In Hadoop 3.3: CapacityScheduler, LeafQueue, UsersManager. One container a heartbeat, as off-switch requests have it. Left out on purpose: reservations for
 * containers that no node has room for now, preemption, priorities, queues below queues. Rules D3.7, D3.35.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";
import { fitsIn, isMore, shareOf, times, type Calculator, type Resource } from "./resources.ts";

/** An application that wants a container, as a node's heartbeat finds it. */
export interface Applicant {
  readonly appId: string;
  /** The container that it wants next, rounded. */
  readonly size: Resource;
  /** What its user holds in the queue. */
  readonly userHolds: Resource;
}

export interface QueueSeen {
  readonly name: string;
  /** Its own share of the cluster, and the largest; 0 to 1. */
  readonly capacity: number;
  readonly maximum: number;
  readonly userLimitFactor: number;
  readonly used: Resource;
  /** In the order in which they came. */
  readonly applicants: readonly Applicant[];
}

export interface NodeOffer {
  /** What the node has left. */
  readonly free: Resource;
  readonly cluster: Resource;
  readonly calculator: Calculator;
  readonly queues: readonly QueueSeen[];
}

/** The id of the application that gets a container on this node; undefined: none does. */
export type ChooseApplicant = (offer: NodeOffer) => string | undefined;

const chooseApplicant: ChooseApplicant = ({ free, cluster, calculator, queues }) => {
  const ratio = ({ used, capacity }: QueueSeen): number =>
    shareOf(calculator, cluster, used) / capacity;
  const reached = (held: Resource, limit: Resource): boolean =>
    !isMore(calculator, cluster, limit, held);
  for (const queue of queues.toSorted((a, b) => ratio(a) - ratio(b))) {
    if (reached(queue.used, times(cluster, queue.maximum))) continue;
    const own = times(cluster, queue.capacity * queue.userLimitFactor);
    const chosen = queue.applicants.find(
      ({ size, userHolds }) =>
        fitsIn(calculator, size, free) && !isMore(calculator, cluster, userHolds, own),
    );
    if (chosen !== undefined) return chosen.appId;
  }
  return undefined;
};

/** By the default, or by a kata whose answer is looked at. */
export function chosenApplicant(
  kata: ChooseApplicant | undefined,
  offer: NodeOffer,
): string | undefined {
  if (kata === undefined) return chooseApplicant(offer);
  const answer: unknown = kata(frozen(offer));
  if (answer === undefined) return undefined;
  const found = offer.queues
    .flatMap(({ applicants }) => applicants)
    .find(({ appId }) => appId === answer);
  if (found === undefined)
    throw new KataFault("chooseApplicant", {
      en: `no application ${shown(answer)} wants a container`,
      ko: `컨테이너를 바라는 애플리케이션이 아닙니다: ${shown(answer)}`,
    });
  if (!fitsIn(offer.calculator, found.size, offer.free))
    throw new KataFault("chooseApplicant", {
      en: `the container of ${found.appId} finds no room on this node`,
      ko: `${found.appId}의 컨테이너는 이 노드에 들어가지 않습니다`,
    });
  return found.appId;
}
