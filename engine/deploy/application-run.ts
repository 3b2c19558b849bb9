/**
 * An application as cluster managers see it: what was asked for at submission, and the two things a manager does with it: let its driver
 * begin, and take its driver away. The simulator implements it.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { ApplicationId, ExecutorId } from "../foundation/ids.ts";
import type { DeployMode } from "../events/deploy-events.ts";
import type { Process } from "../world/network.ts";
import type { Endpoint } from "./context-lines.ts";
import type { DeployPolicies } from "./deploy-policies.ts";
import type { MasterState } from "./standalone/master-state.ts";

export interface RuntimeOptions {
  readonly appId: ApplicationId;
  /** Of YARN's cluster mode. */
  readonly attemptId?: string | undefined;
  readonly process: Process;
  readonly isLocal: boolean;
  readonly maxTaskFailures: number;
  /** Who says that executors are asked for and ended; the standalone backend where it is not said. */
  readonly backend?: string;
  /** Asks the manager to kill executors; undefined where there is no manager. */
  readonly killExecutors?: (ids: readonly ExecutorId[]) => void;
  /** Tells the manager how many executors are wanted altogether. */
  readonly requestTotalExecutors?: (total: number) => void;
  /** A closed connection says nothing of an executor: the manager will say what became of it. */
  readonly isLossToldByManager?: boolean;
}

/** What a manager wants to hear of a driver. */
export interface DriverHooks {
  /** The context stopped: the application gives its executors back. */
  readonly contextStopped: () => void;
  /** `main` is over; 0 is success. `by`: it came to its end, or the process was left by System.exit or a signal. */
  /** Answers whether the driver will be started again. */
  readonly exited: (exitCode: number, by: "main" | "exit") => boolean;
  /** `main` came to its end by itself; the context is stopped after that, unless it was before. */
  readonly ending?: (exitCode: number) => void;
  /** `main` makes a further context: the manager is asked as for the first. */
  readonly openContext: (opened: (runtime: DriverRuntime) => void) => void;
  /** The context is handed out once the backend is ready for scheduling; at once, where it is not said. */
  readonly whenReady?: (go: () => void) => void;
}

export interface ApplicationRun {
  readonly name: string;
  readonly conf: SparkConf;
  readonly program: "jvm" | "python" | "r";
  readonly shell: boolean;
  readonly deployMode: DeployMode;
  /** The machine of whoever submitted. */
  readonly submitHost: string;
  readonly supervise: boolean;
  /** The name of its driver's process. */
  readonly driverName: string;
  /** What the Master's page calls the main class of a driver in cluster mode. */
  readonly mainClass: string;
  readonly policies: DeployPolicies;
  /** Cluster mode: the words for the manager's client, as spark-submit made them of its own; undefined where no command line was read. */
  readonly clientArguments: readonly string[] | undefined;
  /** The environment of whoever submits. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Who submits, as YARN's queues and web pages call them. */
  readonly user: string;
  /** What `main` threw, once it has. */
  readonly error: unknown;
  /** A context begins to be made in a process: its first log lines. Its application has an id only where no manager gives it one. */
  contextBegins(process: Process, app?: ApplicationId): Endpoint;
  newRuntime(options: RuntimeOptions): DriverRuntime;
  /** `main` begins: the context is there. */
  begin(runtime: DriverRuntime, hooks: DriverHooks): void;
  /** The driver's process is gone; its promises never settle. `final`: nobody will start it again. */
  driverLost(final: boolean): void;
  /** A signal that its JVM obeys: the shutdown hook stops the context, if there is one. */
  interrupted(exitCode: number): void;
  /** Its context is stopped from outside; what the program then asks of it is refused. */
  stopContext(): void;
  /** It will not run at all, or ends without its driver having a say. */
  refused(error: Error): void;
}

/** A cluster manager, or local mode: takes applications in. */
export interface ClusterManager {
  /** "local[2]", "spark://master:7077". */
  readonly masterUrl: string;
  submit(run: ApplicationRun): void;
  /** The state that the manager shows for an application. */
  stateOf(appId: ApplicationId): string | undefined;
  /** What the manager shows under /json/. */
  state?(): MasterState;
  /** A fault that concerns the manager's own machines; undefined where there are none. */
  strike?(fault: ManagerFault, run: ApplicationRun | undefined): void;
}

export type ManagerFault =
  /** YARN: the ApplicationMaster; in cluster mode the driver with it. */
  | { readonly kind: "kill am" }
  /** `yarn application -kill`. */
  | { readonly kind: "kill application" }
  /** YARN ends the container of an executor: it took too much memory, or another queue wants its share back. */
  | {
      readonly kind: "kill container";
      readonly executor: ExecutorId;
      readonly why: "memory" | "preemption";
    }
  /** `kubectl delete pod` of an executor. */
  | { readonly kind: "delete pod"; readonly executor: ExecutorId }
  | { readonly kind: "kill worker"; readonly worker: number }
  | { readonly kind: "kill master"; readonly master?: number }
  | { readonly kind: "kill driver" }
  | { readonly kind: "kill client" }
  | { readonly kind: "add worker"; readonly cores?: number; readonly memory?: string };
