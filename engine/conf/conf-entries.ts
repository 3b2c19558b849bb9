/** Every key that the engine reads: default of Spark 3.5.3, type, and a sentence. Spark 3.5.3: internal/config/package.scala. */

import { allocationEntries } from "./allocation-entries.ts";
import { exclusionEntries } from "./exclusion-entries.ts";
import { kubernetesEntries } from "./kubernetes-entries.ts";
import { memoryEntries } from "./memory-entries.ts";
import { mesosEntries } from "./mesos-entries.ts";
import { shuffleEntries } from "./shuffle-entries.ts";
import { yarnEntries } from "./yarn-entries.ts";

export interface ConfEntry {
  readonly default: string | undefined;
  readonly type: "int" | "bool" | "text" | "size" | "time";
  /** The unit of a bare number, where the type has units. */
  readonly unit?: string;
  readonly doc: string;
}

/** Every key the engine reads. */
export const confEntries = {
  "spark.app.name": { default: undefined, type: "text", doc: "name of the application" },
  "spark.master": { default: undefined, type: "text", doc: "the cluster manager to connect to" },
  "spark.submit.deployMode": {
    default: "client",
    type: "text",
    doc: "where the driver runs: client or cluster",
  },
  "spark.default.parallelism": {
    default: undefined,
    type: "int",
    doc: "partitions of a shuffle or of parallelize when none are named",
  },
  ...allocationEntries,
  "spark.barrier.sync.timeout": {
    default: "365d",
    type: "time",
    unit: "s",
    doc: "how long a barrier task waits for the others",
  },
  "spark.scheduler.barrier.maxConcurrentTasksCheck.interval": {
    default: "15s",
    type: "time",
    unit: "s",
    doc: "after how long slots for a barrier stage are looked for again",
  },
  "spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures": {
    default: "40",
    type: "int",
    doc: "how often slots for a barrier stage are looked for before its job fails",
  },
  "spark.cores.max": {
    default: undefined,
    type: "int",
    doc: "cores an application may hold on standalone; unset: all",
  },
  "spark.deploy.defaultCores": {
    default: undefined,
    type: "int",
    doc: "spark.cores.max for applications that do not set it; unset: unlimited",
  },
  "spark.deploy.spreadOut": {
    default: "true",
    type: "bool",
    doc: "spread executors over workers, or fill worker after worker",
  },
  "spark.deploy.maxExecutorRetries": {
    default: "10",
    type: "int",
    doc: "executors that may fail one after another before the application is removed",
  },
  "spark.worker.timeout": {
    default: "60",
    type: "time",
    unit: "s",
    doc: "silence after which a worker counts as lost",
  },
  "spark.executor.cores": {
    default: undefined,
    type: "int",
    doc: "cores of one executor; unset on standalone: all of the worker",
  },
  "spark.executor.memory": { default: "1g", type: "size", unit: "m", doc: "heap of one executor" },
  "spark.driver.memory": { default: "1g", type: "size", unit: "m", doc: "heap of the driver" },
  "spark.driver.cores": { default: "1", type: "int", doc: "cores of the driver in cluster mode" },
  "spark.driver.supervise": {
    default: "false",
    type: "bool",
    doc: "start a failed driver again (standalone cluster mode)",
  },
  "spark.standalone.submit.waitAppCompletion": {
    default: "false",
    type: "bool",
    doc: "whether the client of cluster mode waits for the end",
  },
  "spark.task.cpus": { default: "1", type: "int", doc: "cores that one task takes" },
  "spark.broadcast.blockSize": {
    default: "4m",
    type: "size",
    unit: "k",
    doc: "size of the pieces in which a broadcast value travels",
  },
  "spark.task.maxDirectResultSize": {
    default: "1m",
    type: "size",
    unit: "b",
    doc: "size above which a task's result is not sent in a message but fetched",
  },
  "spark.task.maxFailures": {
    default: "4",
    type: "int",
    doc: "failures of one task after which its job is given up",
  },
  "spark.stage.maxConsecutiveAttempts": {
    default: "4",
    type: "int",
    doc: "attempts of a stage in a row that may end in fetch failures",
  },
  "spark.locality.wait": {
    default: "3s",
    type: "time",
    unit: "ms",
    doc: "wait for a nearer place before taking a farther one",
  },
  "spark.locality.wait.process": {
    default: undefined,
    type: "time",
    unit: "ms",
    doc: "that wait for the very executor; unset: spark.locality.wait",
  },
  "spark.locality.wait.node": {
    default: undefined,
    type: "time",
    unit: "ms",
    doc: "that wait for the host; unset: spark.locality.wait",
  },
  "spark.locality.wait.rack": {
    default: undefined,
    type: "time",
    unit: "ms",
    doc: "that wait for the rack; unset: spark.locality.wait",
  },
  "spark.scheduler.mode": { default: "FIFO", type: "text", doc: "order among jobs: FIFO or FAIR" },
  "spark.scheduler.allocation.file": {
    default: undefined,
    type: "text",
    doc: "file of the fair scheduler's pools, on the driver's host",
  },
  "spark.scheduler.revive.interval": {
    default: "1s",
    type: "time",
    unit: "ms",
    doc: "how often all free resources are offered again",
  },
  ...exclusionEntries,
  ...shuffleEntries,
  "spark.speculation": {
    default: "false",
    type: "bool",
    doc: "a second attempt for tasks that run much longer than their siblings",
  },
  "spark.speculation.interval": {
    default: "100ms",
    type: "time",
    unit: "ms",
    doc: "how often such tasks are looked for",
  },
  "spark.speculation.quantile": {
    default: "0.75",
    type: "text",
    doc: "share of a stage's tasks that must be done first",
  },
  "spark.speculation.multiplier": {
    default: "1.5",
    type: "text",
    doc: "how many times the median duration is too long",
  },
  "spark.speculation.minTaskRuntime": {
    default: "100ms",
    type: "time",
    unit: "ms",
    doc: "a task that ran shorter gets no second attempt",
  },
  "spark.speculation.task.duration.threshold": {
    default: undefined,
    type: "time",
    unit: "ms",
    doc: "a duration that is too long even for the few tasks of one executor",
  },
  "spark.starvation.timeout": {
    default: "15s",
    type: "time",
    unit: "ms",
    doc: "how long a job may wait for any resource before the driver warns",
  },
  "spark.executor.heartbeat.maxFailures": {
    default: "60",
    type: "int",
    doc: "heartbeats without an answer after which an executor exits",
  },
  "spark.executor.heartbeatInterval": {
    default: "10s",
    type: "time",
    unit: "ms",
    doc: "time between two heartbeats of an executor",
  },
  "spark.network.timeout": {
    default: "120s",
    type: "time",
    unit: "s",
    doc: "silence after which an executor counts as lost",
  },
  "spark.network.timeoutInterval": {
    default: "60s",
    type: "time",
    unit: "s",
    doc: "how often the driver looks for silent executors",
  },
  ...memoryEntries,
  "spark.serializer": {
    default: "org.apache.spark.serializer.JavaSerializer",
    type: "text",
    doc: "how records are written that are not of simple types",
  },
  "spark.buffer.pageSize": { default: undefined, type: "size", unit: "b", doc: "size of a page" },
  "spark.rpc.message.maxSize": { default: "128", type: "int", doc: "MiB that a message may have" },
  "spark.rdd.limit.initialNumPartitions": {
    default: "1",
    type: "int",
    doc: "partitions that take looks at first",
  },
  "spark.rdd.limit.scaleUpFactor": {
    default: "4",
    type: "int",
    doc: "how fast take looks at more partitions",
  },
  "spark.driver.maxResultSize": {
    default: "1g",
    type: "size",
    unit: "b",
    doc: "total size of results that a job may send to the driver",
  },
  "spark.hadoopRDD.ignoreEmptySplits": {
    default: "true",
    type: "bool",
    doc: "whether empty input splits give no partition",
  },
  "spark.eventLog.enabled": {
    default: "false",
    type: "bool",
    doc: "whether the event log is written",
  },
  ...yarnEntries,
  ...mesosEntries,
  ...kubernetesEntries,
} as const satisfies Record<string, ConfEntry>;

export type ConfKey = keyof typeof confEntries;
