/**
 * Applications whose executors come and go with the work, as data. Allocation.scala takes them as lines on real Spark, engine-allocation.ts on the
 * engine. One worker of eight cores; an executor has one core unless a run says otherwise.
 */

export type AllocationStep =
  /** A job without a shuffle; each number is a task and the milliseconds that it takes. */
  | { readonly do: "job"; readonly millis: readonly number[] }
  /** A job whose only task fails on one executor. */
  | { readonly do: "fails"; readonly on: string; readonly millis: number }
  /** A job over a shuffle whose map tasks take so long; the RDD is kept under a name. */
  | { readonly do: "shuffle"; readonly name: string; readonly millis: readonly number[] }
  /** A job over an RDD that is cached. */
  | { readonly do: "cache"; readonly name: string; readonly millis: readonly number[] }
  /** Another job over a named RDD. */
  | { readonly do: "again"; readonly name: string }
  | { readonly do: "unpersist"; readonly name: string }
  /** Nobody holds the named RDD any more, and garbage is collected. */
  | { readonly do: "forget"; readonly name: string }
  | { readonly do: "wait"; readonly millis: number }
  /** Waits until so many executors are registered, or so many tasks run. */
  | { readonly do: "until"; readonly what: "executors" | "tasks"; readonly count: number }
  /** sc.requestExecutors, sc.requestTotalExecutors, sc.killExecutors, sc.killAndReplaceExecutor. */
  | { readonly do: "request"; readonly count: number }
  | { readonly do: "total"; readonly count: number }
  | { readonly do: "kill"; readonly ids: readonly string[] }
  | { readonly do: "replace"; readonly id: string }
  /** kill -9 of an executor. */
  | { readonly do: "crash"; readonly id: string }
  /** The step goes on beside those after it. */
  | { readonly do: "start"; readonly step: AllocationStep };

export interface AllocationRun {
  readonly name: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly AllocationStep[];
}

export function stepLine(step: AllocationStep): string {
  switch (step.do) {
    case "job":
      return `job ${step.millis.join(",")}`;
    case "fails":
      return `fails ${step.on} ${step.millis}`;
    case "shuffle":
    case "cache":
      return `${step.do} ${step.name} ${step.millis.join(",")}`;
    case "again":
    case "unpersist":
    case "forget":
      return `${step.do} ${step.name}`;
    case "wait":
      return `wait ${step.millis}`;
    case "until":
      return `until ${step.what} ${step.count}`;
    case "request":
    case "total":
      return `${step.do} ${step.count}`;
    case "kill":
      return `kill ${step.ids.join(",")}`;
    case "replace":
    case "crash":
      return `${step.do} ${step.id}`;
    case "start":
      return `start ${stepLine(step.step)}`;
  }
}

const times = (count: number, millis: number): number[] =>
  Array.from({ length: count }, () => millis);
const job = (count: number, millis: number): AllocationStep => ({
  do: "job",
  millis: times(count, millis),
});
const wait = (millis: number): AllocationStep => ({ do: "wait", millis });
const executors = (count: number): AllocationStep => ({ do: "until", what: "executors", count });
const running = (count: number): AllocationStep => ({ do: "until", what: "tasks", count });
const start = (step: AllocationStep): AllocationStep => ({ do: "start", step });

const core = { "spark.executor.cores": "1" };

/** Switched on, with an idle time that one can wait for. */
const on = (more: Readonly<Record<string, string | number>> = {}): Record<string, string> => {
  const all = { enabled: "true", executorIdleTimeout: "3s", ...more };
  const set = Object.entries(all).map(([key, value]) => [
    `spark.dynamicAllocation.${key}`,
    String(value),
  ]);
  return { ...core, ...(Object.fromEntries(set) as Record<string, string>) };
};

const refused = (name: string, conf: Readonly<Record<string, string>>): AllocationRun => ({
  name: `refused-${name}`,
  conf,
  steps: [],
});

export const allocationRuns: readonly AllocationRun[] = [
  { name: "backlog", conf: on(), steps: [job(8, 9_000), executors(0)] },
  { name: "capped", conf: on({ maxExecutors: 5 }), steps: [job(10, 5_000), executors(0)] },
  {
    name: "initial-and-min",
    conf: on({ initialExecutors: 3, minExecutors: 1 }),
    steps: [executors(3), executors(1), job(3, 5_000), executors(1), wait(4_000)],
  },
  {
    name: "initial-kept-for-the-first-job",
    conf: on({ initialExecutors: 3, executorIdleTimeout: "40s" }),
    steps: [executors(3), wait(3_000), job(1, 2_000), wait(2_000)],
  },
  {
    name: "instances",
    conf: {
      ...on({ minExecutors: 1, executorIdleTimeout: "40s" }),
      "spark.executor.instances": "2",
    },
    steps: [executors(2), wait(1_000)],
  },
  {
    name: "instances-below-min",
    conf: {
      ...on({ minExecutors: 2, initialExecutors: 1, executorIdleTimeout: "40s" }),
      "spark.executor.instances": "1",
    },
    steps: [executors(2), wait(1_000)],
  },
  {
    name: "slow-first-request",
    conf: on({ schedulerBacklogTimeout: "4s", sustainedSchedulerBacklogTimeout: "2s" }),
    steps: [job(4, 9_000), executors(0)],
  },
  {
    name: "ratio",
    conf: on({ executorAllocationRatio: "0.5" }),
    steps: [job(7, 6_000), executors(0)],
  },
  {
    name: "two-cores",
    conf: { ...on(), "spark.executor.cores": "2" },
    steps: [job(7, 9_000), executors(0)],
  },
  {
    name: "cores-unset",
    conf: Object.fromEntries(
      Object.entries(on({ maxExecutors: 2 })).filter(([key]) => key !== "spark.executor.cores"),
    ),
    steps: [job(4, 6_000), executors(0)],
  },
  { name: "more-than-there-is", conf: on(), steps: [job(12, 9_000), executors(0)] },
  {
    name: "cached",
    conf: on({ cachedExecutorIdleTimeout: "9s" }),
    steps: [
      { do: "cache", name: "c", millis: times(2, 6_000) },
      job(4, 9_000),
      executors(2),
      executors(0),
    ],
  },
  {
    name: "cached-for-ever",
    conf: on(),
    steps: [
      { do: "cache", name: "c", millis: times(2, 6_000) },
      wait(8_000),
      { do: "unpersist", name: "c" },
      executors(0),
    ],
  },
  {
    name: "shuffle-tracked",
    conf: on(),
    steps: [
      { do: "shuffle", name: "s", millis: [9_000, 9_001] },
      job(3, 9_000),
      executors(2),
      wait(5_000),
      { do: "again", name: "s" },
      { do: "forget", name: "s" },
      executors(0),
    ],
  },
  {
    name: "shuffle-tracked-for-a-time",
    conf: on({ "shuffleTracking.timeout": "6s" }),
    steps: [
      { do: "shuffle", name: "s", millis: [6_000, 6_001, 20_000] },
      executors(0),
      { do: "again", name: "s" },
      executors(0),
    ],
  },
  {
    name: "shuffle-served",
    conf: { ...on(), "spark.shuffle.service.enabled": "true" },
    steps: [
      { do: "shuffle", name: "s", millis: [6_000, 6_001] },
      executors(0),
      { do: "again", name: "s" },
      wait(1_000),
    ],
  },
  {
    name: "lost-while-needed",
    conf: on({ executorIdleTimeout: "40s" }),
    steps: [
      start(job(2, 12_000)),
      running(2),
      { do: "crash", id: "0" },
      running(1),
      running(2),
      running(0),
      wait(1_000),
      { do: "crash", id: "1" },
      executors(1),
      wait(8_000),
    ],
  },
  {
    name: "asked-by-the-program",
    conf: on({ executorIdleTimeout: "8s" }),
    steps: [
      { do: "request", count: 2 },
      executors(2),
      start(job(2, 15_000)),
      running(2),
      { do: "kill", ids: ["0"] },
      { do: "replace", id: "0" },
      { do: "total", count: 1 },
      executors(0),
    ],
  },
  {
    name: "without-allocation",
    conf: { ...core, "spark.cores.max": "3" },
    steps: [
      executors(3),
      wait(3_000),
      { do: "replace", id: "1" },
      wait(500),
      executors(3),
      { do: "kill", ids: ["0", "9"] },
      executors(2),
      wait(6_000),
      { do: "request", count: 3 },
      executors(3),
      { do: "kill", ids: ["2"] },
      executors(2),
      wait(6_000),
      { do: "total", count: 1 },
      wait(2_000),
    ],
  },
  {
    name: "nowhere-to-run",
    conf: { ...on({ executorIdleTimeout: "40s" }), "spark.excludeOnFailure.enabled": "true" },
    steps: [{ do: "fails", on: "0", millis: 3_000 }, wait(1_000)],
  },
  refused("without-tracking", on({ "shuffleTracking.enabled": "false" })),
  refused("min-above-max", on({ minExecutors: 3, maxExecutors: 2 })),
  refused("max-of-none", on({ maxExecutors: 0 })),
  refused("negative-min", on({ minExecutors: -1 })),
  refused("no-backlog-time", on({ schedulerBacklogTimeout: "0s" })),
  refused("no-sustained-time", on({ sustainedSchedulerBacklogTimeout: "0s" })),
  refused("no-idle-time", on({ executorIdleTimeout: "0s" })),
  refused("negative-idle-time", on({ executorIdleTimeout: "-1s" })),
  refused("negative-cached-time", on({ cachedExecutorIdleTimeout: "-1s" })),
  refused("ratio-of-none", on({ executorAllocationRatio: "0" })),
  refused("ratio-above-one", on({ executorAllocationRatio: "1.5" })),
  refused("initial-above-max", on({ initialExecutors: 4, maxExecutors: 3 })),
];
