/** Keys of executors that come in containers, and of YARN, with the defaults of Spark 3.5.3. Spark 3.5.3: yarn config/package.scala, internal/config/package.scala. */
import type { ConfEntry } from "./conf-entries.ts";

export const yarnEntries = {
  "spark.executor.instances": {
    default: "2",
    type: "int",
    doc: "executors asked of YARN or Kubernetes; a standalone Master does not heed it, dynamic allocation begins with so many where it is set",
  },
  "spark.executor.memoryOverhead": {
    default: undefined,
    type: "size",
    unit: "m",
    doc: "memory of an executor's container beside its heap",
  },
  "spark.executor.memoryOverheadFactor": {
    default: "0.1",
    type: "text",
    doc: "the overhead where it is not said, as a share of the heap; 384 MiB at least",
  },
  "spark.driver.memoryOverhead": {
    default: undefined,
    type: "size",
    unit: "m",
    doc: "memory of the driver's container beside its heap, in cluster mode",
  },
  "spark.driver.memoryOverheadFactor": {
    default: "0.1",
    type: "text",
    doc: "the same share for the driver",
  },
  "spark.executor.failuresValidityInterval": {
    default: undefined,
    type: "time",
    doc: "how long a failed executor counts; for ever where it is not said",
  },
  "spark.yarn.am.memory": {
    default: "512m",
    type: "size",
    unit: "m",
    doc: "heap of the ApplicationMaster in client mode; in cluster mode it has the driver's",
  },
  "spark.yarn.am.memoryOverhead": {
    default: undefined,
    type: "size",
    unit: "m",
    doc: "memory of that container beside the heap",
  },
  "spark.yarn.am.cores": {
    default: "1",
    type: "int",
    doc: "cores of the ApplicationMaster in client mode",
  },
  "spark.yarn.queue": { default: "default", type: "text", doc: "the queue that it is handed into" },
  "spark.yarn.submit.waitAppCompletion": {
    default: "true",
    type: "bool",
    doc: "whether spark-submit stays until an application in cluster mode is over",
  },
  "spark.yarn.report.interval": {
    default: "1s",
    type: "time",
    doc: "how often spark-submit asks for the application's state",
  },
  "spark.yarn.scheduler.heartbeat.interval-ms": {
    default: "3s",
    type: "time",
    doc: "how often the ApplicationMaster speaks to the ResourceManager when nothing is pending",
  },
  "spark.yarn.am.clientModeTreatDisconnectAsFailed": {
    default: "false",
    type: "bool",
    doc: "whether a client-mode driver that is gone makes the application FAILED",
  },
} as const satisfies Record<string, ConfEntry>;
