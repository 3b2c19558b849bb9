/**
 * Jobs in pools, and a job over partitions that one executor has cached, as data. Scheduling.scala takes them as lines on real Spark. The decisions that
 * were recorded are put to the engine's scheduler one by one (replay-scheduling.ts), or the run is made on the engine (engine-scheduling.ts).
 */
import type { PoolSettings } from "../../engine/scheduler/pool.ts";

export interface JobInPool {
  readonly pool: string;
  readonly tasks: number;
  readonly millis: number;
  /** How much later than the first. */
  readonly delay: number;
}

export type SchedulingStep =
  | { readonly do: "jobs"; readonly jobs: readonly JobInPool[] }
  /** As many partitions, cached on one of two executors; then a job over them whose tasks take so long. */
  | { readonly do: "cached"; readonly tasks: number; readonly millis: number };

export interface SchedulingRun<Step extends SchedulingStep = SchedulingStep> {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface PoolsRun extends SchedulingRun<Extract<SchedulingStep, { do: "jobs" }>> {
  readonly pools: readonly PoolSettings[];
}

export function stepLine(step: SchedulingStep): string {
  if (step.do === "cached") return `cached ${step.tasks} ${step.millis}`;
  const jobs = step.jobs.map(({ pool, tasks, millis, delay }) =>
    [pool, tasks, millis, delay].join(":"),
  );
  return `jobs ${jobs.join(",")}`;
}

/** Slots of the one executor of the runs with pools. */
export const SLOTS = 4;

const pool = (
  name: string,
  schedulingMode: "FAIR" | "FIFO",
  weight: number,
  minShare: number,
): PoolSettings => ({ name, schedulingMode, weight, minShare });

const job = (of: string, tasks: number, millis: number, delay: number): JobInPool => ({
  pool: of,
  tasks,
  millis,
  delay,
});

function pooled(
  name: string,
  pools: readonly PoolSettings[],
  jobs: readonly JobInPool[],
): PoolsRun {
  const file = pools.map(({ name: one, schedulingMode, weight, minShare }) =>
    [one, schedulingMode, weight, minShare].join(":"),
  );
  return {
    name,
    master: `local-cluster[1,${SLOTS},1024]`,
    conf: { pools: file.join(",") },
    pools,
    steps: [{ do: "jobs", jobs }],
  };
}

export const poolsRuns: readonly PoolsRun[] = [
  pooled(
    "weights",
    [pool("heavy", "FAIR", 3, 0), pool("light", "FAIR", 1, 0)],
    [job("heavy", 18, 400, 0), job("light", 6, 400, 100)],
  ),
  pooled(
    "minimum-shares",
    [pool("b", "FAIR", 1, 0), pool("c", "FAIR", 2, 3), pool("a", "FAIR", 1, 1)],
    [job("b", 14, 300, 0), job("c", 12, 350, 100), job("a", 8, 250, 500)],
  ),
  pooled(
    "jobs-within-pools",
    [pool("fair", "FAIR", 1, 0), pool("fifo", "FIFO", 1, 0)],
    [
      job("fair", 8, 300, 0),
      job("fair", 8, 250, 60),
      job("fair", 6, 350, 400),
      job("fifo", 8, 300, 120),
      job("fifo", 6, 300, 500),
    ],
  ),
  pooled(
    "pools-not-in-the-file",
    [pool("known", "FAIR", 2, 1)],
    [job("known", 10, 300, 0), job("x", 10, 300, 80), job("default", 8, 300, 160)],
  ),
  pooled(
    "alike",
    [pool("b", "FAIR", 1, 1), pool("a", "FAIR", 1, 1)],
    [job("b", 10, 300, 0), job("a", 10, 300, 50)],
  ),
];

const cached = (
  name: string,
  tasks: number,
  millis: number,
  conf: Readonly<Record<string, string>> = {},
): SchedulingRun<Extract<SchedulingStep, { do: "cached" }>> => ({
  name,
  master: "local-cluster[2,1,1024]",
  conf,
  steps: [{ do: "cached", tasks, millis }],
});

export const localityRuns = [
  cached("long-tasks", 4, 5000),
  cached("short-tasks", 6, 1200),
  cached("middling-tasks", 8, 2000),
  cached("wait-1s", 4, 5000, { "spark.locality.wait": "1s" }),
  cached("wait-none", 4, 3000, { "spark.locality.wait": "0s" }),
  cached("wait-process-1s", 4, 5000, { "spark.locality.wait.process": "1s" }),
  cached("wait-node-none", 4, 5000, { "spark.locality.wait.node": "0s" }),
];

export const schedulingRuns: readonly SchedulingRun[] = [...poolsRuns, ...localityRuns];
