/**
 * What a ResourceManager keeps of applications, their attempts, containers and nodes.
 *
 * In Hadoop 3.3: RMAppImpl, RMAppAttemptImpl, RMContainerImpl, RMNodeImpl. The same: states and the order in which they come. Left out on purpose: a store that
 * outlives the ResourceManager; states in which it is saved pass at once. Rules D3.10, D3.19.
 */
import type { ApplicationId, HostName } from "../../foundation/ids.ts";
import type { Micros } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type {
  YarnApplicationState,
  YarnAttemptState,
  YarnContainerState,
} from "../../events/deploy-events.ts";
import type { Resource } from "./resources.ts";

export type FinalStatus = "UNDEFINED" | "SUCCEEDED" | "FAILED" | "KILLED";

/** What runs in a container: it is started there, says how it ended, and can be ended. */
export interface Launched {
  readonly process: Process | undefined;
  /** SIGTERM, and SIGKILL if that does not help: it is gone when this returns. */
  kill(): void;
}

export type Launch = (
  container: ContainerInfo,
  exited: (exitStatus: number, diagnostics?: string) => void,
) => Launched;

export interface ContainerInfo {
  readonly id: string;
  readonly app: AppInfo;
  readonly attempt: AttemptInfo;
  readonly node: NodeInfo;
  readonly size: Resource;
  /** The ApplicationMaster's own. */
  readonly isMaster: boolean;
  state: YarnContainerState;
}

/** How a container ended, as an ApplicationMaster is told. */
export interface Completed {
  readonly container: ContainerInfo;
  readonly exitStatus: number;
  readonly diagnostics: string;
}

export interface AttemptInfo {
  readonly id: string;
  readonly number: number;
  readonly app: AppInfo;
  state: YarnAttemptState;
  /** The queue has room for its ApplicationMaster. */
  activated: boolean;
  master: ContainerInfo | undefined;
  readonly containers: Map<string, ContainerInfo>;
  /** Containers that its ApplicationMaster still wants, and how large each is to be once it is rounded. */
  asked: { count: number; size: Resource };
  /** Granted, and completed, since its ApplicationMaster last asked. */
  granted: ContainerInfo[];
  completed: Completed[];
  nextContainer: number;
  /** The ApplicationMaster has said goodbye: with which status and words. */
  goodbye: { readonly status: FinalStatus; readonly diagnostics: string } | undefined;
  /** Where it listens, once it is registered. */
  host: HostName | undefined;
  rpcPort: number;
}

/** What a client hands in. */
export interface Submitted {
  readonly name: string;
  readonly queue: string;
  readonly user: string;
  readonly master: Resource;
  readonly maxAttempts: number;
  /** The folder of what was uploaded for it. */
  readonly staging: string;
  /** Starts the ApplicationMaster of an attempt in its container. */
  readonly launch: (attempt: AttemptInfo) => Launch;
}

export interface AppInfo {
  readonly id: ApplicationId;
  readonly submitted: Submitted;
  readonly startTime: Micros;
  state: YarnApplicationState;
  finalStatus: FinalStatus;
  diagnostics: string;
  readonly attempts: AttemptInfo[];
  /** Called when nothing more will become of it. */
  readonly onFinal: (() => void)[];
}

export interface NodeInfo {
  readonly host: HostName;
  readonly capacity: Resource;
  readonly containers: Set<ContainerInfo>;
  state: "RUNNING" | "LOST";
}

export const isFinal = (state: YarnApplicationState): boolean =>
  state === "FINISHED" || state === "FAILED" || state === "KILLED";

/** The states that clients are told of: what is being written down looks as it did before, an application that takes its leave looks finished. */
export function reportedState({ state, attempts }: AppInfo): YarnApplicationState {
  if (state === "FINISHING") return "FINISHED";
  if (state !== "FINAL_SAVING" && state !== "KILLING") return state;
  return attempts.at(-1)?.host === undefined ? "ACCEPTED" : "RUNNING";
}

/** Exit statuses that are YARN's own (ContainerExitStatus). */
export const exitStatus = {
  aborted: -100,
  preempted: -102,
  exceededVirtualMemory: -103,
  exceededMemory: -104,
  killedByMaster: -105,
  killedByManager: -106,
  killedAfterApplication: -107,
} as const;
