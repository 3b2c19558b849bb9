/**
 * What happens outside the application: the messages between spark-submit, Master, Workers, driver and executors, by the names
 * of Spark's own messages (DeployMessages, CoarseGrainedClusterMessages). They are not in Spark's event log; Spark shows them
 * only as log lines. `SparkSubmit`, `MainStarted` and `MainEnded` are ours: Spark has no message there.
 */
import type { KubernetesEvent } from "./kubernetes-events.ts";
import type {
  ApplicationId,
  ExecutorId,
  HostName,
  StageId,
  TaskId,
  WorkerId,
} from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type {
  ApplicationState,
  DeployMode,
  DispatcherState,
  DriverState,
  ExecutorState,
  MesosTaskState,
  YarnApplicationState,
  YarnAttemptState,
  YarnContainerState,
} from "./deploy-states.ts";

export type * from "./deploy-states.ts";

/** Every one names the processes it goes between, so that a sequence can be drawn from it. */
interface Between {
  readonly from: string;
  readonly to: string;
}

export type DeployEvent = Between &
  (
    | {
        readonly kind: "SparkSubmit";
        readonly appName: string;
        readonly deployMode: DeployMode;
        readonly master: string;
        readonly host: HostName;
      }
    | {
        readonly kind: "RequestSubmitDriver";
        readonly cores: number;
        readonly memory: Bytes;
        readonly supervise: boolean;
      }
    | { readonly kind: "SubmitDriverResponse"; readonly driverId: string }
    | { readonly kind: "LaunchDriver"; readonly driverId: string; readonly host: HostName }
    | {
        readonly kind: "DriverStateChanged";
        readonly driverId: string;
        readonly state: DriverState;
        readonly exitCode: number | undefined;
      }
    | { readonly kind: "ClientExited"; readonly exitCode: number; readonly text: string }
    | { readonly kind: "MainStarted"; readonly host: HostName; readonly deployMode: DeployMode }
    | { readonly kind: "MainEnded"; readonly exitCode: number }
    | { readonly kind: "SparkContextStarted"; readonly master: string }
    | {
        readonly kind: "RegisterWorker";
        readonly workerId: WorkerId;
        readonly host: HostName;
        readonly cores: number;
        readonly memory: Bytes;
      }
    | { readonly kind: "RegisteredWorker"; readonly workerId: WorkerId }
    | { readonly kind: "WorkerRemoved"; readonly workerId: WorkerId; readonly reason: string }
    | {
        readonly kind: "RegisterApplication";
        readonly appName: string;
        readonly coresMax: number | undefined;
        readonly coresPerExecutor: number | undefined;
        readonly memoryPerExecutor: Bytes;
        /** With dynamic allocation: how many executors it may have until it says how many it wants. */
        readonly initialExecutorLimit?: number;
      }
    | { readonly kind: "RegisteredApplication"; readonly appId: ApplicationId }
    | {
        readonly kind: "ApplicationStateChanged";
        readonly appId: ApplicationId;
        readonly state: ApplicationState;
      }
    | {
        readonly kind: "LaunchExecutor";
        readonly appId: ApplicationId;
        readonly executorId: ExecutorId;
        readonly workerId: WorkerId;
        readonly cores: number;
        readonly memory: Bytes;
      }
    | {
        readonly kind: "ExecutorAdded";
        readonly appId: ApplicationId;
        readonly executorId: ExecutorId;
        readonly workerId: WorkerId;
        readonly host: HostName;
        readonly cores: number;
        readonly memory: Bytes;
      }
    | {
        readonly kind: "ExecutorStateChanged";
        readonly appId: ApplicationId;
        readonly executorId: ExecutorId;
        readonly state: ExecutorState;
        readonly message: string | undefined;
        readonly exitStatus: number | undefined;
      }
    | {
        readonly kind: "RegisterExecutor";
        readonly executorId: ExecutorId;
        readonly host: HostName;
        readonly cores: number;
      }
    | { readonly kind: "RegisteredExecutor"; readonly executorId: ExecutorId }
    | {
        readonly kind: "LaunchTask";
        readonly taskId: TaskId;
        readonly stageId: StageId;
        readonly bytes: Bytes;
      }
    | {
        readonly kind: "StatusUpdate";
        readonly taskId: TaskId;
        readonly state: "RUNNING" | "FINISHED" | "FAILED" | "KILLED";
        readonly bytes: Bytes;
      }
    | {
        readonly kind: "FetchShuffleBlocks";
        readonly taskId: TaskId;
        readonly shuffleId: number;
        readonly blocks: number;
        readonly bytes: Bytes;
      }
    | {
        /** A piece of a broadcast, from whoever had it. */
        readonly kind: "OpenBlocks";
        readonly taskId: TaskId;
        readonly blockId: string;
        readonly bytes: Bytes;
      }
    | { readonly kind: "Heartbeat"; readonly executorId: ExecutorId }
    /** How many executors an application wants altogether. */
    | {
        readonly kind: "RequestExecutors";
        readonly appId: ApplicationId;
        readonly total: number;
      }
    | {
        readonly kind: "KillExecutor";
        readonly appId: ApplicationId;
        readonly executorId: ExecutorId;
      }
    | { readonly kind: "UnregisterApplication"; readonly appId: ApplicationId }
    | { readonly kind: "ApplicationFinished"; readonly appId: ApplicationId }
    | {
        /** The driver's JVM has collected its garbage: what the cleaner found that nothing refers to. Ours: Spark tells its own listeners only. */
        readonly kind: "GarbageCollected";
        readonly why: string;
        readonly rdds: readonly number[];
        readonly shuffles: readonly number[];
        readonly broadcasts: readonly number[];
        readonly accumulators: readonly number[];
        readonly checkpoints: readonly number[];
      }
    | { readonly kind: "ProcessLost"; readonly process: string; readonly reason: string }
    | {
        readonly kind: "SubmitApplication";
        readonly appId: ApplicationId;
        readonly queue: string;
        /** MB that its ApplicationMaster asks for. */
        readonly memory: number;
      }
    | {
        readonly kind: "YarnApplicationStateChanged";
        readonly appId: ApplicationId;
        readonly state: YarnApplicationState;
      }
    | {
        readonly kind: "YarnAttemptStateChanged";
        readonly attemptId: string;
        readonly state: YarnAttemptState;
      }
    | {
        readonly kind: "ContainerStateChanged";
        readonly containerId: string;
        readonly attemptId: string;
        readonly state: YarnContainerState;
        readonly host: HostName;
        /** MB that it was given. */
        readonly memory: number;
        readonly vcores: number;
        /** The ApplicationMaster's own. */
        readonly isMaster: boolean;
        readonly exitStatus: number | undefined;
      }
    | { readonly kind: "StartContainer"; readonly containerId: string; readonly host: HostName }
    | { readonly kind: "RegisterApplicationMaster"; readonly attemptId: string }
    | {
        readonly kind: "Allocate";
        readonly attemptId: string;
        /** Containers that it wants altogether from now on. */
        readonly containers: number;
        /** MB that it asks for in each. */
        readonly memory: number;
        readonly vcores: number;
      }
    | {
        readonly kind: "FinishApplicationMaster";
        readonly attemptId: string;
        readonly finalStatus: "UNDEFINED" | "SUCCEEDED" | "FAILED" | "KILLED";
      }
    | {
        /** HDFS: a DataNode holds a copy of a block from now on. */
        readonly kind: "ReplicaAdded";
        readonly block: string;
        readonly path: string;
        readonly host: HostName;
        readonly rack: string;
        readonly why: "written" | "copied";
      }
    | {
        /** HDFS: so many bytes of a block went from a DataNode to a reader. */
        readonly kind: "BlockRead";
        readonly block: string;
        readonly path: string;
        readonly host: HostName;
        readonly reader: HostName;
        readonly bytes: number;
      }
    | {
        /** HDFS: a DataNode was silent for too long. */
        readonly kind: "DataNodeLost";
        readonly host: HostName;
      }
    | {
        /** HDFS: no copy of a block is left. */
        readonly kind: "BlockMissing";
        readonly block: string;
        readonly path: string;
      }
    | { readonly kind: "NodeLost"; readonly host: HostName; readonly reason: string }
    | { readonly kind: "RegisterFramework"; readonly appName: string; readonly role: string }
    | { readonly kind: "FrameworkRegistered"; readonly frameworkId: string }
    | {
        readonly kind: "ResourceOffer";
        readonly offerId: string;
        readonly host: HostName;
        readonly cpus: number;
        /** MB. */
        readonly mem: number;
      }
    | {
        readonly kind: "DeclineOffer";
        readonly offerId: string;
        /** So long nothing of that agent is to be offered again, unless it is more. */
        readonly refuseSeconds: number;
      }
    | { readonly kind: "ReviveOffers" }
    | {
        readonly kind: "MesosTaskStateChanged";
        readonly taskId: string;
        readonly frameworkId: string;
        readonly host: HostName;
        readonly state: MesosTaskState;
        readonly cpus: number;
        /** MB. */
        readonly mem: number;
      }
    | {
        readonly kind: "DispatcherDriverStateChanged";
        readonly submissionId: string;
        readonly state: DispatcherState;
        /** Before it is tried again. */
        readonly waitSeconds: number | undefined;
      }
    | KubernetesEvent
  );
