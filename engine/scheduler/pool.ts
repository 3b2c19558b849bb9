/**
 * Pools: in which order task sets are offered resources. A pool is FIFO (by job, then stage) or FAIR (by minimum share, then weight); pools
 * stand in a root pool. Same as Spark: sorted once a round, ties by name, running tasks are never taken back. Rules C4.21, C4.22, C4.24,
 * C4.25. Left out: pools within pools below the root, which no file of Spark's can describe. Spark 3.5.3: core/…/scheduler/Pool.scala,
 * SchedulingAlgorithm.scala.
 */
import type { TaskSetManager } from "./task-set-manager.ts";

export type SchedulingMode = "FAIR" | "FIFO";

/** How a pool stands among others. */
export interface PoolSettings {
  readonly name: string;
  readonly schedulingMode: SchedulingMode;
  /** Cores that the pool should have before any other gets more than its own minimum. */
  readonly minShare: number;
  /** Its share beside the others' once every minimum is met. */
  readonly weight: number;
}

/** A pool with what runs in it. */
export interface Schedulable {
  readonly name: string;
  readonly minShare: number;
  readonly weight: number;
  readonly runningTasks: number;
}

export class Pool implements Schedulable {
  readonly settings: PoolSettings;
  readonly sets: TaskSetManager[] = [];

  constructor(settings: PoolSettings) {
    this.settings = settings;
  }

  get name(): string {
    return this.settings.name;
  }

  get minShare(): number {
    return this.settings.minShare;
  }

  get weight(): number {
    return this.settings.weight;
  }

  get runningTasks(): number {
    return this.sets.reduce((sum, set) => sum + set.runningTasks, 0);
  }

  /** Its task sets in the order in which they are offered resources. */
  ordered(): TaskSetManager[] {
    if (this.settings.schedulingMode === "FIFO" || this.sets.length < 2) return this.sets.slice();
    const schedulables = this.sets.map((set) => ({ set, ...asSchedulable(set) }));
    return schedulables.sort(byFairness).map(({ set }) => set);
  }

  /** Kept in FIFO order, so that FIFO need not sort. */
  add(set: TaskSetManager): void {
    this.sets.push(set);
    this.sets.sort(byJob);
  }
}

const asSchedulable = (manager: TaskSetManager): Schedulable => ({
  name: `TaskSet_${manager.set.stageId}.${manager.set.stageAttemptId}`,
  minShare: 0,
  weight: 1,
  runningTasks: manager.runningTasks,
});

/** FIFO: the earlier job first, within it the earlier stage. */
function byJob({ set: a }: TaskSetManager, { set: b }: TaskSetManager): number {
  return a.priority - b.priority || a.stageId - b.stageId;
}

/** Who of two goes first, under FAIR: below its minimum share before others; then by how far each is from its share (C4.22). */
export function byFairness(a: Schedulable, b: Schedulable): number {
  const needyA = a.runningTasks < a.minShare;
  const needyB = b.runningTasks < b.minShare;
  if (needyA !== needyB) return needyA ? -1 : 1;
  const difference = needyA
    ? a.runningTasks / Math.max(a.minShare, 1) - b.runningTasks / Math.max(b.minShare, 1)
    : a.runningTasks / a.weight - b.runningTasks / b.weight;
  if (difference !== 0) return difference;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
