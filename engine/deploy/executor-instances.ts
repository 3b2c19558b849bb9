/**
 * Executors that an application on YARN or Kubernetes begins with: two, unless it says how many; with dynamic allocation as many as that begins with.
 * Spark 3.5.3: core/…/scheduler/cluster/SchedulerBackendUtils.scala. Left out on purpose: managers that grant cores, not executors.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { allocationSettings, isDynamic } from "../scheduler/allocation-settings.ts";

/** DEFAULT_NUMBER_EXECUTORS, where nobody says another number. */
export const executorInstances = (conf: SparkConf): number =>
  conf.optionalInt("spark.executor.instances") ?? 2;

export const initialTargetExecutors = (conf: SparkConf): number =>
  isDynamic(conf, false) ? allocationSettings(conf).initialExecutors : executorInstances(conf);
