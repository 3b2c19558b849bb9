/** spark.excludeOnFailure.*: whether and after how many failures executors and nodes are left out, and what Spark refuses. Rule C4.36. Spark 3.5.3: core/…/scheduler/HealthTracker.scala. */
import { illegalArgument, type JavaError } from "../foundation/errors.ts";
import { seconds, type Micros } from "../foundation/sizes.ts";
import type { ConfKey } from "../conf/conf-entries.ts";
import type { SparkConf } from "../conf/spark-conf.ts";

export interface ExclusionSettings {
  /** Attempts of one task on one executor, or on one node, after which it is not tried there again. */
  readonly taskAttemptsPerExecutor: number;
  readonly taskAttemptsPerNode: number;
  /** Tasks that failed on an executor after which a stage leaves it out; such executors after which it leaves out their node. */
  readonly stageTasksPerExecutor: number;
  readonly stageExecutorsPerNode: number;
  /** The same for the application. */
  readonly tasksPerExecutor: number;
  readonly executorsPerNode: number;
  readonly timeout: Micros;
  readonly killExecutors: boolean;
  readonly onFetchFailure: boolean;
  /** How long a task that can run nowhere waits for another executor: whole seconds. */
  readonly unschedulableTimeout: Micros;
}

const counts = {
  taskAttemptsPerExecutor: "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor",
  taskAttemptsPerNode: "spark.excludeOnFailure.task.maxTaskAttemptsPerNode",
  stageTasksPerExecutor: "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor",
  stageExecutorsPerNode: "spark.excludeOnFailure.stage.maxFailedExecutorsPerNode",
  tasksPerExecutor: "spark.excludeOnFailure.application.maxFailedTasksPerExecutor",
  executorsPerNode: "spark.excludeOnFailure.application.maxFailedExecutorsPerNode",
} as const satisfies Record<string, ConfKey>;

/** Undefined: exclusion is off. */
export function exclusionSettings(conf: SparkConf): ExclusionSettings | undefined {
  if (!conf.bool("spark.excludeOnFailure.enabled")) return undefined;
  const wait = conf.time("spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout");
  return {
    taskAttemptsPerExecutor: conf.int(counts.taskAttemptsPerExecutor),
    taskAttemptsPerNode: conf.int(counts.taskAttemptsPerNode),
    stageTasksPerExecutor: conf.int(counts.stageTasksPerExecutor),
    stageExecutorsPerNode: conf.int(counts.stageExecutorsPerNode),
    tasksPerExecutor: conf.int(counts.tasksPerExecutor),
    executorsPerNode: conf.int(counts.executorsPerNode),
    timeout: conf.time("spark.excludeOnFailure.timeout"),
    killExecutors: conf.bool("spark.excludeOnFailure.killExcludedExecutors"),
    onFetchFailure: conf.bool("spark.excludeOnFailure.application.fetchFailure.enabled"),
    unschedulableTimeout: Math.floor(wait / seconds(1)) * seconds(1),
  };
}

/** Why no tasks can be submitted: a number that is not positive, or a node on which a task may fail as often as it may fail at all. */
export function exclusionFault(conf: SparkConf): JavaError | undefined {
  const settings = exclusionSettings(conf);
  if (settings === undefined) return undefined;
  for (const key of Object.values(counts))
    if (conf.int(key) <= 0) return illegalArgument(`${key} was ${conf.int(key)}, but must be > 0.`);
  if (settings.timeout <= 0)
    return illegalArgument(
      `spark.excludeOnFailure.timeout was ${settings.timeout / 1000}, but must be > 0.`,
    );
  const maxFailures = conf.int("spark.task.maxFailures");
  if (settings.taskAttemptsPerNode < maxFailures) return undefined;
  return illegalArgument(
    `${counts.taskAttemptsPerNode} ( = ${settings.taskAttemptsPerNode}) was >= spark.task.maxFailures ( = ${maxFailures} ). Though excludeOnFailure is enabled, with this configuration, Spark will not be robust to one bad node. Decrease ${counts.taskAttemptsPerNode}, increase spark.task.maxFailures, or disable excludeOnFailure with spark.excludeOnFailure.enabled`,
  );
}
