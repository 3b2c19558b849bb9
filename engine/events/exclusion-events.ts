/**
 * What listeners are told of executors and nodes that are excluded after failures, for a stage or for the application, and let in again. Each comes
 * twice, first under the name it had before Spark 3.1 (Blacklisted). Rules C4.37, C4.38. Spark 3.5.3: core/…/scheduler/SparkListener.scala.
 */
import type { ExecutorId, HostName, StageId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";

type Each<Name extends string, Fields> = Name extends string
  ? { readonly kind: `SparkListener${Name}` } & Fields
  : never;
interface At {
  readonly time: Micros;
}
interface OfStage {
  readonly stageId: StageId;
  readonly stageAttemptId: number;
}
interface OfExecutor extends At {
  readonly executorId: ExecutorId;
}
interface OfNode extends At {
  readonly hostId: HostName;
}
interface TaskFailures {
  readonly taskFailures: number;
}
interface ExecutorFailures {
  readonly executorFailures: number;
}

/** Spark writes all but the last two into the event log. */
export type ExclusionEvent =
  | Each<"ExecutorExcluded" | "ExecutorBlacklisted", OfExecutor & TaskFailures>
  | Each<"ExecutorUnexcluded" | "ExecutorUnblacklisted", OfExecutor>
  | Each<
      "ExecutorExcludedForStage" | "ExecutorBlacklistedForStage",
      OfExecutor & TaskFailures & OfStage
    >
  | Each<"NodeExcluded" | "NodeBlacklisted", OfNode & ExecutorFailures>
  | Each<"NodeUnexcluded" | "NodeUnblacklisted", OfNode>
  | Each<"NodeExcludedForStage" | "NodeBlacklistedForStage", OfNode & ExecutorFailures & OfStage>
  /** A task set that nobody can run, for which executors are to be asked for. */
  | Each<"UnschedulableTaskSetAdded", OfStage>
  /** A task set that nobody could run has somebody again; told for all of them at once. */
  | Each<"UnschedulableTaskSetRemoved", OfStage>;
