/**
 * Which of several Masters is in charge: the one that has stood longest among those whose session with ZooKeeper lives. Same as Spark: a Master that dies is missed only when its session
 * is over, up to a minute later; until then nobody is in charge. Rules D2.52, D2.55.
 *
 * In Spark: core/…/deploy/master/ZooKeeperLeaderElectionAgent.scala, which is a LeaderLatch of Curator. Different: ZooKeeper is a store of the World that never fails. Left out on purpose:
 * a Master that lives and loses its session, and so its leadership.
 */
import { milliseconds, seconds } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";

/** The session that Spark asks ZooKeeper for. */
const SESSION = seconds(60);
/** From the first word with ZooKeeper to the latch. */
const CONNECTION = milliseconds(20);

interface Candidate {
  readonly who: Process;
  readonly elected: () => void;
}

const LATCH = "leader_election";

/** Stands for election; `elected` is called once, when nobody stands before it. */
export function standForElection(
  world: World,
  store: Map<string, unknown>,
  who: Process,
  elected: () => void,
): void {
  const queue = (store.get(LATCH) as Candidate[] | undefined) ?? [];
  store.set(LATCH, queue);
  const candidate: Candidate = { who, elected };
  queue.push(candidate);
  world.network.watch(who, () =>
    world.daemonAfter(SESSION, "a session with ZooKeeper ends", () => {
      const at = queue.indexOf(candidate);
      queue.splice(at, 1);
      if (at === 0) takeCharge(queue);
    }),
  );
  world.after(CONNECTION, "a Master stands for election", () => {
    if (queue[0] === candidate) takeCharge(queue);
  });
}

/** The first that stands now; one that died, too, until its session is over. */
function takeCharge(queue: readonly Candidate[]): void {
  const [first] = queue;
  if (first?.who.alive === true) first.elected();
}
