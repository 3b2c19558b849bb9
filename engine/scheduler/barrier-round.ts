/**
 * A barrier's turn in a round of resource offers: all its tasks find a place, or none takes one. Rule C4.17, recorded in test/oracle/recordings/barriers.
 * Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala (resourceOffers).
 */
import type { Micros } from "../foundation/sizes.ts";
import type { Turn } from "./locality-wait.ts";
import { offerTo, type OfferRound } from "./offer-round.ts";
import type { PlacedTask } from "./pending-tasks.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import type { TaskSetManager } from "./task-set-manager.ts";

interface Together {
  readonly task: PlacedTask;
  readonly offer: WorkerOffer;
}

/** `addresses`: of a barrier's tasks, in order of partitions. */
export type LaunchOn = (
  task: PlacedTask,
  offer: WorkerOffer,
  addresses?: readonly string[],
) => void;

/** Launches all tasks of the set, or none. */
export function togetherOn(
  manager: TaskSetManager,
  round: OfferRound,
  now: Micros,
  log: (text: string) => void,
  launch: LaunchOn,
): Turn {
  const placed = placedTogether(manager, round, now, log);
  const addresses = placed
    .toSorted((a, b) => a.task.index - b.task.index)
    .map(({ offer }) => offer.address);
  for (const { task, offer } of placed) launch(task, offer, addresses);
  if (placed.length > 0)
    log(
      `Successfully scheduled all the ${placed.length} tasks for barrier stage ${manager.set.stageId}.`,
    );
  return {
    nearest: placed[0]?.task.locality,
    rejected: placed.length === 0 && manager.hasPending,
  };
}

/** Where all the tasks of the set go; none, if they do not all have room here and now. */
function placedTogether(
  manager: TaskSetManager,
  round: OfferRound,
  now: Micros,
  log: (text: string) => void,
): Together[] {
  const { stageId, tasks } = manager.set;
  const slots = round.free.reduce((sum, cores) => sum + Math.floor(cores / round.taskCpus), 0);
  if (slots < tasks.length) {
    log(
      `Skip current round of resource offers for barrier stage ${stageId} because the barrier taskSet requires ${tasks.length} slots, while the total number of available slots is ${slots}.`,
    );
    return [];
  }
  if (!manager.hasPending) return [];
  const before = [...round.free];
  const placed: Together[] = [];
  offerTo(manager, round, now, (task, offer) => {
    manager.reserve(task.index, 1);
    placed.push({ task, offer });
  });
  for (const { task } of placed) manager.reserve(task.index, -1);
  if (placed.length === tasks.length) return placed;
  log(
    `Skip current round of resource offers for barrier stage ${stageId} because only ${placed.length} out of a total number of ${tasks.length} tasks got resource offers. We have reset the resource offers for the barrier stage.`,
  );
  before.forEach((cores, at) => (round.free[at] = cores));
  for (const { task } of placed) manager.addPending(task.index);
  return [];
}
