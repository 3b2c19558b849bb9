/**
 * Draws dynamic allocation for a random cluster, and looks whether a run kept to it: targets stay within their bounds, an application never holds more executors than the
 * most it may have, and no executor is granted twice.
 */
import fc from "fast-check";
import { eventsOf, type TracedEvent } from "../../engine/index.ts";

export interface DrawnAllocation {
  readonly min: number;
  readonly initial: number;
  readonly max: number;
  /** Seconds. */
  readonly idle: number;
  readonly cached: number | undefined;
  readonly shuffle: number | undefined;
  readonly backlog: number;
  readonly ratio: number;
  readonly coresPerExecutor: number;
}

export const allocations: fc.Arbitrary<DrawnAllocation> = fc
  .record({
    bounds: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 3 }),
    isFromNone: fc.boolean(),
    idle: fc.constantFrom(1, 3, 60),
    cached: fc.constantFrom(undefined, 2, 30),
    shuffle: fc.constantFrom(undefined, undefined, 2, 30),
    backlog: fc.constantFrom(1, 1, 3),
    ratio: fc.constantFrom(1, 1, 0.5),
    coresPerExecutor: fc.constant(1),
  })
  .map(({ bounds, isFromNone, ...rest }) => {
    const [low = 0, middle = low, high = middle] = bounds.toSorted((a, b) => a - b);
    return { ...rest, min: isFromNone ? 0 : low, initial: middle, max: high };
  });

export function allocationConf(drawn: DrawnAllocation): Record<string, string> {
  const { min, initial, max, idle, cached, shuffle, backlog, ratio, coresPerExecutor } = drawn;
  const key = (name: string, value: string | number): [string, string] => [
    `spark.dynamicAllocation.${name}`,
    String(value),
  ];
  return {
    "spark.executor.cores": String(coresPerExecutor),
    "spark.executor.memory": "512m",
    ...Object.fromEntries([
      key("enabled", "true"),
      key("minExecutors", min),
      key("initialExecutors", initial),
      key("maxExecutors", max),
      key("executorIdleTimeout", `${idle}s`),
      key("schedulerBacklogTimeout", `${backlog}s`),
      key("executorAllocationRatio", ratio),
      ...(cached === undefined ? [] : [key("cachedExecutorIdleTimeout", `${cached}s`)]),
      ...(shuffle === undefined ? [] : [key("shuffleTracking.timeout", `${shuffle}s`)]),
    ]),
  };
}

/** What is wrong with a run of an application with this allocation. */
export function outOfBounds(
  events: readonly TracedEvent[],
  { min, max }: DrawnAllocation,
): readonly string[] {
  const totals = eventsOf(events, "RequestExecutors")
    .filter(({ total }) => total < min || total > max)
    .map(({ total }) => `${total} executors are wanted, of ${min} to ${max}`);
  const held = new Map<string, string>();
  const granted = new Set<string>();
  const wrong: string[] = [];
  for (const event of events) {
    if (event.kind === "LaunchExecutor") {
      if (granted.has(event.executorId)) wrong.push(`${event.executorId} is granted twice`);
      granted.add(event.executorId);
      held.set(event.executorId, event.workerId);
      if (held.size > max) wrong.push(`${held.size} executors are held, of at most ${max}`);
    }
    if (event.kind === "ExecutorStateChanged" && event.state !== "RUNNING")
      held.delete(event.executorId);
    if (event.kind === "WorkerRemoved")
      for (const [id, worker] of held) if (worker === event.workerId) held.delete(id);
  }
  return [...totals, ...wrong];
}
