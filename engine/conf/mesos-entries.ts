/** Keys of Mesos, with the defaults of Spark 3.5.3. Spark 3.5.3: mesos deploy/mesos/config.scala. Left out on purpose: secrets, principals, networks, volumes. */
import type { ConfEntry } from "./conf-entries.ts";

export const mesosEntries = {
  "spark.mesos.coarse": {
    default: "true",
    type: "bool",
    doc: "whether an executor is one long task of Mesos; if not, each task of Spark is one",
  },
  "spark.mesos.constraints": {
    default: "",
    type: "text",
    doc: "what an agent's attributes have to be for its offers to be looked at",
  },
  "spark.mesos.driver.constraints": {
    default: "",
    type: "text",
    doc: "the same for the agent of a driver in cluster mode",
  },
  "spark.mesos.role": {
    default: undefined,
    type: "text",
    doc: "the role whose reserved resources are offered beside everybody's",
  },
  "spark.mesos.gpus.max": { default: "0", type: "int", doc: "GPUs that are taken altogether" },
  "spark.mesos.extra.cores": {
    default: "0",
    type: "int",
    doc: "cores that an executor says it has beyond those it was given",
  },
  "spark.mesos.executor.memoryOverhead": {
    default: undefined,
    type: "int",
    doc: "MB of an executor's task beside its heap",
  },
  "spark.mesos.driver.memoryOverhead": {
    default: undefined,
    type: "int",
    doc: "MB of a driver's task in cluster mode, beside what its gateway reckons",
  },
  "spark.mesos.executor.home": {
    default: undefined,
    type: "text",
    doc: "where agents have Spark, if it is not brought there",
  },
  "spark.executor.uri": {
    default: undefined,
    type: "text",
    doc: "the package of Spark that agents fetch and unpack",
  },
  "spark.mesos.uris": { default: "", type: "text", doc: "what else agents fetch" },
  "spark.mesos.executor.docker.image": {
    default: undefined,
    type: "text",
    doc: "the image in which executors run",
  },
  "spark.mesos.task.labels": { default: "", type: "text", doc: "labels of executors' tasks" },
  "spark.mesos.driver.labels": { default: "", type: "text", doc: "labels of a driver's task" },
  "spark.mesos.rejectOfferDuration": {
    default: "120s",
    type: "time",
    unit: "s",
    doc: "how long an offer is not wanted again",
  },
  "spark.mesos.rejectOfferDurationForUnmetConstraints": {
    default: undefined,
    type: "time",
    unit: "s",
    doc: "the same for an agent whose attributes are wrong",
  },
  "spark.mesos.rejectOfferDurationForReachedMaxCores": {
    default: undefined,
    type: "time",
    unit: "s",
    doc: "the same once spark.cores.max is reached",
  },
  "spark.mesos.coarse.shutdownTimeout": {
    default: "10s",
    type: "time",
    unit: "ms",
    doc: "how long a driver that stops waits for its executors to end",
  },
  "spark.mesos.mesosExecutor.cores": {
    default: "1.0",
    type: "text",
    doc: "fine-grained mode: cores that an executor holds beside those of its tasks",
  },
  "spark.mesos.maxDrivers": {
    default: "200",
    type: "int",
    doc: "drivers that a dispatcher runs at most before it takes no more in",
  },
  "spark.mesos.retainedDrivers": {
    default: "200",
    type: "int",
    doc: "drivers that are over and still known",
  },
  "spark.mesos.cluster.retry.wait.max": {
    default: "60",
    type: "int",
    doc: "seconds that a supervised driver waits at most before it is started again",
  },
  "spark.mesos.dispatcher.queue": {
    default: undefined,
    type: "text",
    doc: "the dispatcher's queue into which a driver goes",
  },
} as const satisfies Record<string, ConfEntry>;
