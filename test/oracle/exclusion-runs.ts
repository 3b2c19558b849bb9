/**
 * Jobs whose tasks fail on some executors only, as data. Exclusions.scala takes them as lines on real Spark, engine-exclusions.ts on the engine;
 * exclusion on failure is switched on in all of them.
 */

export type ExclusionStep =
  | {
      readonly do: "job";
      readonly parts: number;
      /** How long a task that does not fail takes. */
      readonly millis: number;
      /** Where tasks fail. */
      readonly executors: readonly string[];
      /** Which tasks fail there; none named: all. */
      readonly indices: readonly number[];
    }
  | { readonly do: "wait"; readonly millis: number }
  /** The shuffle files of an executor vanish between two jobs over one shuffle. */
  | { readonly do: "fetch"; readonly victim: string };

export interface ExclusionRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly ExclusionStep[];
}

const listed = (values: readonly (string | number)[]): string =>
  values.length === 0 ? "-" : values.join(",");

export function stepLine(step: ExclusionStep): string {
  switch (step.do) {
    case "job":
      return `job ${step.parts} ${step.millis} ${listed(step.executors)} ${listed(step.indices)}`;
    case "wait":
      return `wait ${step.millis}`;
    case "fetch":
      return `fetch ${step.victim}`;
  }
}

const job = (
  parts: number,
  millis: number,
  executors: readonly string[] = [],
  indices: readonly number[] = [],
): ExclusionStep => ({ do: "job", parts, millis, executors, indices });
const wait = (millis: number): ExclusionStep => ({ do: "wait", millis });

const two = "local-cluster[2,1,1024]";
const key = (name: string, value: string | number): Record<string, string> => ({
  [`spark.excludeOnFailure.${name}`]: String(value),
});
const unschedulable = (time: string): Record<string, string> => ({
  "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout": time,
});

export const exclusionRuns: readonly ExclusionRun[] = [
  {
    name: "stage-then-application",
    master: two,
    conf: {},
    steps: [job(6, 500, ["0"]), job(4, 100)],
  },
  {
    name: "one-task-only",
    master: two,
    conf: {},
    steps: [job(2, 500, ["0"]), job(2, 500)],
  },
  {
    name: "timeout",
    master: two,
    conf: key("timeout", "6s"),
    steps: [job(6, 300, ["0"]), wait(8000), job(4, 300)],
  },
  {
    name: "killed",
    master: two,
    conf: key("killExcludedExecutors", "true"),
    steps: [job(6, 500, ["0"]), wait(8000), job(4, 100)],
  },
  {
    name: "application-needs-four",
    master: two,
    conf: key("application.maxFailedTasksPerExecutor", 4),
    steps: [job(6, 400, ["0"]), job(6, 400, ["0"])],
  },
  {
    name: "nowhere-while-busy",
    master: "local-cluster[1,2,1024]",
    conf: {},
    steps: [job(2, 4000, ["0"], [0])],
  },
  {
    name: "nowhere-while-idle",
    master: "local-cluster[1,1,1024]",
    conf: { ...unschedulable("100ms") },
    steps: [job(1, 100, ["0"])],
  },
  {
    name: "another-executor-in-time",
    master: "local-cluster[1,1,1024]",
    conf: {},
    steps: [job(1, 100, ["0"])],
  },
  {
    name: "node-for-the-stage",
    master: "local-cluster[3,1,1024]",
    conf: {
      ...key("task.maxTaskAttemptsPerNode", 3),
      ...key("stage.maxFailedTasksPerExecutor", 1),
      ...unschedulable("100ms"),
    },
    steps: [job(3, 1500, ["0", "1"])],
  },
  {
    name: "node-for-the-application",
    master: two,
    conf: { ...key("application.maxFailedExecutorsPerNode", 1), ...unschedulable("100ms") },
    steps: [job(6, 500, ["0"]), job(2, 100)],
  },
  {
    name: "node-timeout",
    master: two,
    conf: { ...key("application.maxFailedExecutorsPerNode", 1), ...key("timeout", "6s") },
    steps: [job(6, 300, ["0"]), wait(8000), job(4, 300)],
  },
  {
    name: "fetch-failure",
    master: two,
    conf: key("application.fetchFailure.enabled", "true"),
    steps: [{ do: "fetch", victim: "0" }],
  },
];
