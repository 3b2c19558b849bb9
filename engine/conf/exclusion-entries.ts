/** Keys of exclusion on failure, with the defaults of Spark 3.5.3. Spark 3.5.3: internal/config/package.scala. */
import type { ConfEntry } from "./conf-entries.ts";

export const exclusionEntries = {
  "spark.excludeOnFailure.enabled": {
    default: "false",
    type: "bool",
    doc: "leave out executors and nodes on which tasks failed",
  },
  "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor": {
    default: "1",
    type: "int",
    doc: "failures of a task on an executor after which it is not tried there again",
  },
  "spark.excludeOnFailure.task.maxTaskAttemptsPerNode": {
    default: "2",
    type: "int",
    doc: "the same of a node",
  },
  "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor": {
    default: "2",
    type: "int",
    doc: "tasks failed on an executor after which a stage leaves it out",
  },
  "spark.excludeOnFailure.stage.maxFailedExecutorsPerNode": {
    default: "2",
    type: "int",
    doc: "executors left out after which a stage leaves out their node",
  },
  "spark.excludeOnFailure.application.maxFailedTasksPerExecutor": {
    default: "2",
    type: "int",
    doc: "the same of the application, in stages that succeeded",
  },
  "spark.excludeOnFailure.application.maxFailedExecutorsPerNode": {
    default: "2",
    type: "int",
    doc: "the same of the application",
  },
  "spark.excludeOnFailure.timeout": {
    default: "1h",
    type: "time",
    unit: "ms",
    doc: "how long the application leaves out an executor or a node",
  },
  "spark.excludeOnFailure.killExcludedExecutors": {
    default: "false",
    type: "bool",
    doc: "kill executors that the application leaves out",
  },
  "spark.excludeOnFailure.application.fetchFailure.enabled": {
    default: "false",
    type: "bool",
    doc: "leave out executors after one failure to fetch from them",
  },
  "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout": {
    default: "120s",
    type: "time",
    unit: "s",
    doc: "how long a task that may run nowhere waits for another executor",
  },
} as const satisfies Record<string, ConfEntry>;
