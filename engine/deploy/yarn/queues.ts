/**
 * Queues as the scheduler sees them: what each holds now, who waits in it, and whether there is room for one more ApplicationMaster. Masters may have only a part
 * of a queue, so that they do not fill it and wait for each other's executors; the first of a queue is let in all the same.
 *
 * In Hadoop 3.3: LeafQueue.activateApplications, getAMResourceLimitPerPartition, getUserAMResourceLimitPerPartition. Rule D3.35.
 */
import type { QueueSeen } from "./capacity-scheduler.ts";
import { isFinal, type AttemptInfo } from "./records.ts";
import type { ResourceManager } from "./resource-manager.ts";
import { isMore, plus, sumOf, type Resource } from "./resources.ts";
import type { QueueSettings, YarnSettings } from "./yarn-settings.ts";

export const queueOf = ({ queues }: YarnSettings, name: string): QueueSettings | undefined =>
  queues.find((queue) => queue.name === name);

/** The attempts that are not over, in the order in which their applications came. */
function attemptsIn(manager: ResourceManager, queue: string): readonly AttemptInfo[] {
  return [...manager.apps.values()].flatMap(({ submitted, attempts, state }) => {
    const last = attempts.at(-1);
    return submitted.queue === queue && !isFinal(state) && last !== undefined ? [last] : [];
  });
}

export const heldBy = ({ containers }: AttemptInfo): Resource =>
  sumOf([...containers.values()].map(({ size }) => size));

const isWaiting = ({ state, activated, master, asked, goodbye }: AttemptInfo): boolean =>
  master === undefined
    ? state === "SCHEDULED" && activated
    : state === "RUNNING" && goodbye === undefined && asked.count > 0;

export function queuesSeen(manager: ResourceManager): readonly QueueSeen[] {
  return manager.settings.queues.map((queue) => {
    const attempts = attemptsIn(manager, queue.name);
    const byUser = new Map<string, Resource>();
    for (const attempt of attempts) {
      const { user } = attempt.app.submitted;
      byUser.set(user, plus(byUser.get(user) ?? { memory: 0, vcores: 0 }, heldBy(attempt)));
    }
    return {
      ...queue,
      used: sumOf([...byUser.values()]),
      applicants: attempts.filter(isWaiting).map((attempt) => ({
        appId: attempt.app.id,
        size: manager.sizeNext(attempt),
        userHolds: byUser.get(attempt.app.submitted.user) ?? { memory: 0, vcores: 0 },
      })),
    };
  });
}

/** A share of the cluster, up to whole allocations. */
function share({ cluster, settings }: ResourceManager, part: number): Resource {
  const whole = (all: number, step: number): number => Math.ceil((all * part) / step - 1e-9) * step;
  const { minimum } = settings;
  return {
    memory: whole(cluster.memory, minimum.memory),
    vcores: whole(cluster.vcores, minimum.vcores),
  };
}

/** What ApplicationMasters may hold in a queue together, and those of one user. */
export function masterLimits(
  manager: ResourceManager,
  queue: QueueSettings,
): { readonly queue: Resource; readonly user: Resource } {
  const { amShare } = manager.settings;
  return {
    queue: share(manager, amShare * queue.maximum),
    user: share(manager, amShare * queue.capacity * queue.userLimitFactor),
  };
}

/** Whether there is room for its ApplicationMaster beside those that are there. */
export function isActivated(manager: ResourceManager, attempt: AttemptInfo): boolean {
  const { submitted } = attempt.app;
  const queue = queueOf(manager.settings, submitted.queue);
  if (queue === undefined) return false;
  const others = attemptsIn(manager, queue.name).filter(
    (each) => each !== attempt && each.activated,
  );
  if (others.length === 0) return true;
  const limits = masterLimits(manager, queue);
  const masters = (of: readonly AttemptInfo[]): Resource =>
    sumOf([...of, attempt].map(({ app }) => manager.rounded(app.submitted.master)));
  const own = others.filter(({ app }) => app.submitted.user === submitted.user);
  const { calculator } = manager.settings;
  const isOver = (held: Resource, limit: Resource): boolean =>
    isMore(calculator, manager.cluster, held, limit);
  return (
    !isOver(masters(others), limits.queue) &&
    (own.length === 0 || !isOver(masters(own), limits.user))
  );
}
