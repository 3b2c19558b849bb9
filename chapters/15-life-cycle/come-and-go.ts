/**
 * What the laws about dynamic allocation share: settings, the ramp as a sum, and what a run's events say of targets and of executors given back.
 *
 * In Spark: `spark.dynamicAllocation.*`. Left out on purpose: the engine's own rule; the ramp stands here in other words.
 */
import { eventsOf, simulate, standalone, type TracedEvent } from "#engine/index";
import { watched } from "../../test/harness/generators/run.ts";

export interface Asked {
  readonly cores: number;
  readonly min: number;
  readonly idle: number;
  readonly max?: number | undefined;
  readonly backlog?: number;
  readonly sustained?: number;
  readonly ratio?: number;
  readonly cached?: number | undefined;
  readonly shuffle?: number | undefined;
}

/** Times in seconds. */
export function allocationOf(asked: Asked): Record<string, string> {
  const { cores, min, idle, max, backlog = 1, sustained = backlog, ratio = 1 } = asked;
  const set: readonly (readonly [string, number | undefined, string?])[] = [
    ["minExecutors", min],
    ["maxExecutors", max],
    ["executorAllocationRatio", ratio],
    ["schedulerBacklogTimeout", backlog, "s"],
    ["sustainedSchedulerBacklogTimeout", sustained, "s"],
    ["executorIdleTimeout", idle, "s"],
    ["cachedExecutorIdleTimeout", asked.cached, "s"],
    ["shuffleTracking.timeout", asked.shuffle, "s"],
  ];
  return {
    "spark.executor.cores": String(cores),
    "spark.executor.memory": "512m",
    "spark.dynamicAllocation.enabled": "true",
    ...Object.fromEntries(
      set.flatMap(([key, value, unit = ""]) =>
        value === undefined ? [] : [[`spark.dynamicAllocation.${key}`, `${value}${unit}`]],
      ),
    ),
  };
}

interface Ramp extends Omit<Asked, "idle"> {
  readonly tasks: number;
}

/** The totals that are asked for while all tasks wait or run, each with the seconds since they began to wait. */
export function rampOf(drawn: Ramp): readonly { readonly total: number; readonly after: number }[] {
  const { tasks, cores, min, max, backlog = 1, sustained = backlog, ratio = 1 } = drawn;
  const most = Math.min(Math.ceil((tasks * ratio) / cores), max ?? Infinity);
  const ramp: { total: number; after: number }[] = [];
  for (let round = 0, total = min; total < most; round++) {
    total = Math.min(min + 2 ** (round + 1) - 1, most);
    ramp.push({ total, after: backlog + round * sustained });
  }
  return ramp;
}

/** The totals of a run, each time that they changed. */
export const totalsAsked = (
  events: readonly TracedEvent[],
): readonly { readonly at: number; readonly total: number }[] =>
  eventsOf(events, "RequestExecutors").filter(({ total }, i, all) => total !== all[i - 1]?.total);

/** For each executor that the application gave back: how long it had run nothing, in microseconds. */
export function idleWhenRemoved(events: readonly TracedEvent[]): number[] {
  const since = new Map<string, number>();
  const times: number[] = [];
  for (const event of events) {
    if (event.kind === "SparkListenerExecutorAdded") since.set(event.executorId, event.at);
    if (event.kind === "SparkListenerTaskEnd") since.set(event.taskInfo.executorId, event.at);
    if (event.kind === "KillExecutor" && event.from.startsWith("driver"))
      times.push(event.at - (since.get(event.executorId) ?? 0));
  }
  return times;
}

/** How many executors the Master counts for the application at an instant: launched and not ended. */
export function executorsAt(events: readonly TracedEvent[], at: number): number {
  const held = new Set<string>();
  for (const event of events) {
    if (event.at > at) break;
    if (event.kind === "LaunchExecutor") held.add(event.executorId);
    if (event.kind === "ExecutorStateChanged" && event.state !== "RUNNING")
      held.delete(event.executorId);
  }
  return held.size;
}

export interface Tenant {
  /** When it is submitted, and what it does: jobs of so many seconds on all cores, with gaps between them. */
  readonly at: number;
  readonly bursts: readonly number[];
  readonly gap: number;
}

/** Two applications on one cluster of four cores: when the second one's job is done. */
export async function sharesOf(
  tenants: readonly Tenant[],
  isDynamic: boolean,
  seed: number,
): Promise<{ readonly secondDone: number }> {
  const simulation = simulate(standalone({ workers: 1, cores: 4, memory: "32g" }), {
    ...watched({ seed }),
    faults: [],
  });
  const conf = isDynamic
    ? allocationOf({ cores: 1, min: 0, idle: 60 })
    : { "spark.executor.cores": "1", "spark.executor.memory": "512m" };
  const applications = tenants.map(({ at, bursts, gap }) =>
    simulation.submit(
      { conf },
      async (spark) => {
        for (const burst of bursts) {
          await spark.sparkContext
            .parallelize([1, 2, 3, 4], 4)
            .costing(burst * 1_000_000)
            .count();
          await spark.sleep(gap * 1000);
        }
      },
      at * 1_000_000,
    ),
  );
  await simulation.run();
  const second = applications[1]?.events ?? [];
  const id = eventsOf(second, "SparkListenerApplicationStart").at(-1)?.appId;
  return {
    secondDone: eventsOf(second, "SparkListenerJobEnd").findLast(({ app }) => app === id)?.at ?? 0,
  };
}
