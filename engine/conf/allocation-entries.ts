/** Keys of dynamic allocation, with the defaults of Spark 3.5.3. Spark 3.5.3: internal/config/package.scala. */
import type { ConfEntry } from "./conf-entries.ts";

export const allocationEntries = {
  "spark.dynamicAllocation.enabled": {
    default: "false",
    type: "bool",
    doc: "whether executors come and go with the work; barrier stages are refused then",
  },
  "spark.dynamicAllocation.minExecutors": {
    default: "0",
    type: "int",
    doc: "executors that are never given back",
  },
  "spark.dynamicAllocation.maxExecutors": {
    default: "2147483647",
    type: "int",
    doc: "executors that are never exceeded",
  },
  "spark.dynamicAllocation.initialExecutors": {
    default: undefined,
    type: "int",
    doc: "executors asked for at the start; unset: minExecutors",
  },
  "spark.dynamicAllocation.executorAllocationRatio": {
    default: "1.0",
    type: "text",
    doc: "executors asked for, as a share of those that could run all tasks at once",
  },
  "spark.dynamicAllocation.schedulerBacklogTimeout": {
    default: "1s",
    type: "time",
    unit: "s",
    doc: "how long tasks wait before the first executors are asked for",
  },
  "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout": {
    default: undefined,
    type: "time",
    unit: "s",
    doc: "how long before further ones are; unset: schedulerBacklogTimeout",
  },
  "spark.dynamicAllocation.executorIdleTimeout": {
    default: "60s",
    type: "time",
    unit: "s",
    doc: "how long an executor may be idle before it is given back",
  },
  "spark.dynamicAllocation.cachedExecutorIdleTimeout": {
    default: "2147483647s",
    type: "time",
    unit: "s",
    doc: "the same of one that holds cached blocks",
  },
  "spark.dynamicAllocation.shuffleTracking.enabled": {
    default: "true",
    type: "bool",
    doc: "keep executors whose shuffle files are needed, where no service serves them",
  },
  "spark.dynamicAllocation.shuffleTracking.timeout": {
    default: undefined,
    type: "time",
    unit: "ms",
    doc: "how long an executor with shuffle files that no running job needs may be idle; unset: for ever",
  },
} as const satisfies Record<string, ConfEntry>;
