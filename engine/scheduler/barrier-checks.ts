/**
 * Stages that run as a whole are refused where they cannot: a chain of RDDs in which tasks would not run together, executors that come and go, more tasks
 * than there ever are slots. Rule C3.50, recorded in test/oracle/recordings/barriers. Spark 3.5.3: DAGScheduler.checkBarrierStageWith…,
 * errors/SparkCoreErrors.scala.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { JavaError } from "../foundation/errors.ts";
import { barriersAmong } from "../rdd/barrier.ts";
import type { AnyRdd } from "../rdd/core.ts";
import { rddsOfStage } from "./cut-stages.ts";

/** Thrown where slots are too few now: it is tried again. */
export class TooFewSlots extends JavaError {
  readonly required: number;
  readonly available: number;
  constructor(required: number, available: number) {
    super(
      "org.apache.spark.scheduler.BarrierJobSlotsNumberCheckFailed",
      "[SPARK-24819]: Barrier execution mode does not allow run a barrier stage that requires more slots than the total number of slots in the cluster currently. Please init a new cluster with more resources(e.g. CPU, GPU) or repartition the input RDD(s) to reduce the number of slots required to run this barrier stage.",
    );
    this.required = required;
    this.available = available;
  }
}

/** Whether a stage that ends in this RDD has barrier RDDs. */
export const isBarrierStage = (rdd: AnyRdd): boolean => barriersAmong(rddsOfStage(rdd)).has(rdd);

/** @throws a SparkException of its own kind when a stage of so many tasks cannot be a barrier's. */
export function checkBarrierStage(
  rdd: AnyRdd,
  numTasks: number,
  conf: SparkConf,
  slots: () => number,
): void {
  const stage = rddsOfStage(rdd);
  const barriers = barriersAmong(stage);
  if (!barriers.has(rdd)) return;
  if (conf.bool("spark.dynamicAllocation.enabled"))
    throw new JavaError(
      "org.apache.spark.scheduler.BarrierJobRunWithDynamicAllocationException",
      '[SPARK-24942]: Barrier execution mode does not support dynamic resource allocation for now. You can disable dynamic resource allocation by setting Spark conf "spark.dynamicAllocation.enabled" to "false".',
    );
  const available = slots();
  if (rdd.getNumPartitions() > available) throw new TooFewSlots(rdd.getNumPartitions(), available);
  const isFit = (one: AnyRdd): boolean =>
    one.getNumPartitions() === numTasks &&
    one.dependencies.filter((dependency) => barriers.has(dependency.rdd)).length <= 1;
  if (!stage.every(isFit))
    throw new JavaError(
      "org.apache.spark.scheduler.BarrierJobUnsupportedRDDChainException",
      "[SPARK-24820][SPARK-24821]: Barrier execution mode does not allow the following pattern of RDD chain within a barrier stage:\n1. Ancestor RDDs that have different number of partitions from the resulting RDD (e.g. union()/coalesce()/first()/take()/PartitionPruningRDD). A workaround for first()/take() can be barrierRdd.collect().head (scala) or barrierRdd.collect()[0] (python).\n2. An RDD that depends on multiple barrier RDDs (e.g. barrierRdd1.zip(barrierRdd2)).",
    );
}
