/** The public face of the engine: what programs, laws, the book and katas' reports use. */
export {
  kubernetes,
  type KubernetesOptions,
  local,
  standalone,
  type ClusterSpec,
  mesos,
  yarn,
  hdfs,
  type StandaloneOptions,
  type MesosOptions,
  type YarnOptions,
} from "./simulator/cluster-spec.ts";
export { Simulation, type SimulationOptions } from "./simulator/simulation.ts";
export { Application } from "./simulator/application.ts";
export type { DriverProcess, Main, SubmitOptions } from "./simulator/run.ts";
export type { Fault, When } from "./simulator/faults.ts";
export type { Policies } from "./simulator/policies.ts";
export type { DataNodeSpec, HdfsSpec } from "./deploy/hdfs/hdfs-cluster.ts";
export { submit, simulate } from "./simulator/submit.ts";
export { sparkSubmit, type Submission } from "./deploy/submit/submission.ts";
export { masterJsonOf, webAnswer } from "./simulator/web.ts";
export type {
  ApplicationSeen,
  DriverSeen,
  MasterState,
  WorkerSeen,
} from "./deploy/standalone/master-state.ts";
export { SessionBuilder } from "./context/driver-contexts.ts";
export { SparkSession } from "./context/spark-session.ts";
export { SparkContext } from "./context/spark-context.ts";
export type { RDDStorageInfo } from "./context/rdd-storage-info.ts";
export { SparkConf } from "./conf/spark-conf.ts";
export { RDD } from "./rdd/rdd.ts";
export { Broadcast } from "./storage/broadcast.ts";
export { AccumulatorV2 } from "./events/accumulator-v2.ts";
export {
  CollectionAccumulator,
  DoubleAccumulator,
  LongAccumulator,
} from "./events/accumulators.ts";
export type { RDDBarrier } from "./rdd/barrier.ts";
export type { PartitionEvaluator, PartitionEvaluatorFactory } from "./rdd/evaluators.ts";
export type { PipeOptions, PrintLine } from "./rdd/piped.ts";
export { BarrierTaskContext, type BarrierTaskInfo } from "./rdd/barrier-task-context.ts";
export { FutureAction } from "./rdd/future-action.ts";
export type { Ordering } from "./rdd/ordering.ts";
export { PartialResult, type BoundedDouble } from "./rdd/partial-result.ts";
export { StatCounter } from "./rdd/stat-counter.ts";
export type { PortableDataStream } from "./rdd/whole-files.ts";
export { HashPartitioner, type Partitioner } from "./rdd/partitioner.ts";
export { RangePartitioner } from "./rdd/range-partitioner.ts";
export {
  StorageLevels,
  levelDescription,
  levelText,
  type StorageLevel,
} from "./rdd/storage-level.ts";
export {
  eventsOf,
  type AnyEvent,
  type EventOf,
  type LogLine,
  type TracedEvent,
} from "./events/trace.ts";
export type * from "./events/listener-events.ts";
export type * from "./events/deploy-events.ts";
export type * from "./events/task-end-reason.ts";
export { eventLog, eventLogName, type EventLogOptions } from "./monitor/event-log.ts";
export { executorsOf, jobsOf, stagesOf, statusOf, tasksOf } from "./monitor/status.ts";
export type * from "./monitor/history/rows.ts";
export type { ApplicationStatus } from "./monitor/status.ts";
export { JavaError, SparkException } from "./foundation/errors.ts";
export { KataFault } from "./foundation/kata-fault.ts";
export { MemoryDisk, type FileSystem } from "./world/disk.ts";
export { bytesToString, milliseconds, seconds } from "./foundation/sizes.ts";
