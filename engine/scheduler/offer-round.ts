/**
 * One task set's turn in a round of resource offers: level by level from near to far, at each level pass after pass over the offers, at most
 * one task an offer a pass, until a pass launches nothing. So tasks spread over executors, most local first. Rules C4.11, C4.12, C4.15,
 * C4.16. Spark 3.5.3: core/…/scheduler/TaskSchedulerImpl.scala (resourceOfferSingleTaskSet).
 */
import type { Micros } from "../foundation/sizes.ts";
import type { TaskLocality } from "../events/listener-events.ts";
import { nearness, type Turn } from "./locality-wait.ts";
import type { PlacedTask } from "./pending-tasks.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import type { TaskSetManager } from "./task-set-manager.ts";

export interface OfferRound {
  readonly offers: readonly WorkerOffer[];
  /** Cores left of each offer; what is launched is taken off. */
  readonly free: number[];
  /** The offers are everything that is free, not what one executor has just got. */
  readonly allResources: boolean;
  readonly taskCpus: number;
}

type Launch = (task: PlacedTask, offer: WorkerOffer) => void;

/** Launches what the task set accepts, and lets its wait learn how it went. */
export function offerTo(
  manager: TaskSetManager,
  round: OfferRound,
  now: Micros,
  launch: Launch,
): Turn {
  let nearest: TaskLocality | undefined;
  let rejected = false;
  for (const level of manager.wait.levels) {
    for (;;) {
      const pass = onePass(manager, level, round, now, launch);
      rejected ||= pass.rejected;
      if (pass.nearest === undefined) break;
      nearest = nearer(nearest, pass.nearest);
    }
  }
  const turn = { nearest, rejected };
  manager.wait.turnOver(turn, round.allResources, now);
  return turn;
}

function onePass(
  manager: TaskSetManager,
  level: TaskLocality,
  round: OfferRound,
  now: Micros,
  launch: Launch,
): Turn {
  const { offers, free, taskCpus } = round;
  let nearest: TaskLocality | undefined;
  let rejected = false;
  for (let i = 0; i < offers.length; i += 1) {
    if ((free[i] as number) < taskCpus) continue;
    const offer = offers[i] as WorkerOffer;
    if (manager.excludelist?.excludes(offer.executorId, offer.host) === true) continue;
    const task = manager.offered(offer, level, now);
    if (task === undefined) {
      rejected ||= level === "ANY" && manager.hasPending;
      continue;
    }
    free[i] = (free[i] as number) - taskCpus;
    launch(task, offer);
    nearest = nearer(nearest, task.locality);
  }
  return { nearest, rejected };
}

function nearer(a: TaskLocality | undefined, b: TaskLocality): TaskLocality {
  return a !== undefined && nearness[a] <= nearness[b] ? a : b;
}
