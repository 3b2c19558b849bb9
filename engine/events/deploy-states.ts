/**
 * How applications, drivers, executors, workers, containers and tasks stand with their cluster managers, by the names of the managers themselves. In Spark: ApplicationState,
 * DriverState, ExecutorState, WorkerState; in YARN and Mesos the enumerations that are named here. Left out on purpose: what leads from one to the other.
 */
export type ApplicationState = "WAITING" | "RUNNING" | "FINISHED" | "FAILED" | "KILLED" | "UNKNOWN";
export type DriverState =
  "SUBMITTED" | "RUNNING" | "FINISHED" | "RELAUNCHING" | "UNKNOWN" | "KILLED" | "FAILED" | "ERROR";
export type ExecutorState =
  "LAUNCHING" | "RUNNING" | "KILLED" | "FAILED" | "LOST" | "EXITED" | "DECOMMISSIONED";
export type WorkerState = "ALIVE" | "DEAD" | "DECOMMISSIONED" | "UNKNOWN";
/** States of an application in YARN's ResourceManager (RMAppState). */
export type YarnApplicationState =
  | "NEW"
  | "NEW_SAVING"
  | "SUBMITTED"
  | "ACCEPTED"
  | "RUNNING"
  | "FINAL_SAVING"
  | "FINISHING"
  | "KILLING"
  | "FINISHED"
  | "FAILED"
  | "KILLED";
/** Those of an attempt (RMAppAttemptState), from when its ApplicationMaster is scheduled. */
export type YarnAttemptState =
  | "NEW"
  | "SUBMITTED"
  | "SCHEDULED"
  | "ALLOCATED_SAVING"
  | "ALLOCATED"
  | "LAUNCHED"
  | "RUNNING"
  | "FINAL_SAVING"
  | "FINISHING"
  | "FINISHED"
  | "FAILED"
  | "KILLED";
/** Those of a container (RMContainerState). */
export type YarnContainerState =
  "NEW" | "ALLOCATED" | "ACQUIRED" | "RUNNING" | "COMPLETED" | "RELEASED" | "KILLED";
/** States of a task in Mesos (TaskState), from when an agent was told of it. */
export type MesosTaskState =
  | "TASK_STAGING"
  | "TASK_RUNNING"
  | "TASK_FINISHED"
  | "TASK_FAILED"
  | "TASK_KILLED"
  | "TASK_LOST"
  | "TASK_ERROR";
/** Those of a driver at the dispatcher of Mesos. */
export type DispatcherState = "QUEUED" | "RUNNING" | "RETRYING" | "FINISHED";
export type DeployMode = "client" | "cluster" | "local";
