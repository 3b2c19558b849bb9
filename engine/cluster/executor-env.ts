/** What a task attempt may reach from its executor: the executor's stores, its peers' stores, the driver's registers. SparkEnv. */
import type { ClassTable } from "../foundation/codec.ts";
import type { ClosureShipper, ExecutorModules, TaskGlobals } from "../foundation/closures.ts";
import type { Random } from "../foundation/random.ts";
import type { ExecutorId, RddId, ShuffleId, TaskId } from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { RddPolicies } from "../rdd/ports.ts";
import type { HugeFrom, MapStatus, StatusSettings } from "../shuffle/map-status.ts";
import type { ReaderLimits } from "../shuffle/fetch-requests.ts";
import type { ShuffleSettings } from "../shuffle/shuffle-handle.ts";
import type { Cause, IntegritySettings, ShuffleBlock } from "../shuffle/shuffle-corruption.ts";
import type { FilePolicies } from "../shuffle/shuffle-files.ts";
import type { BlockManager, BlockResult } from "../storage/block-manager.ts";
import type { FileSystem, MemoryDisk } from "../world/disk.ts";
import type { CostModel } from "./cost-model.ts";
import type { ExecutionSharing } from "./execution-sharing.ts";
import type { MemorySettings } from "./task-memory.ts";
import type { TaskAttempt } from "./task-attempt.ts";

/** Another executor (or this one) as a source of blocks. */
export interface Peer {
  readonly blocks: BlockManager;
  readonly disk: MemoryDisk;
  readonly localDir: string;
}

/** How often and when a request for blocks is sent again: spark.shuffle.io.maxRetries, retryWait, connectionTimeout. */
export interface IoSettings {
  readonly maxRetries: number;
  readonly retryWait: Micros;
  readonly connectionTimeout: Micros;
}

export interface ExecutorEnv {
  readonly executorId: ExecutorId;
  readonly costs: CostModel;
  readonly blocks: BlockManager;
  readonly files: FileSystem;
  readonly classes: ClassTable;
  readonly shipper: ClosureShipper;
  readonly modules: ExecutorModules;
  readonly policies: RddPolicies;
  readonly filePolicies: FilePolicies;
  readonly hugeFrom: HugeFrom | undefined;
  globalsOf(attempt: TaskAttempt): TaskGlobals;
  /** An executor that lives, by id. */
  peer(id: ExecutorId): Peer | undefined;
  /** A block that the external shuffle service serves for an executor that is gone. */
  served(id: ExecutorId, blockId: string): BlockResult | undefined;
  /** Where the shuffle files of a map output lie, if whoever serves them can be reached. */
  shuffleFiles(location: BlockManagerId): Pick<Peer, "disk" | "localDir"> | undefined;
  readonly memorySettings: MemorySettings;
  readonly sharing: ExecutionSharing;
  readonly shuffle: ShuffleSettings;
  readonly integrity: IntegritySettings;
  readonly statuses: StatusSettings;
  readonly limits: ReaderLimits;
  readonly io: IoSettings;
  /** Chance for a purpose of its own. */
  chance(name: string): Random;
  /** Whether messages to an executor's place and back arrive. */
  answers(location: BlockManagerId): boolean;
  /** Whether a process outside executors serves shuffle files (spark.shuffle.service.enabled, C5.24). */
  readonly shuffleService: boolean;
  blockLocations(rdd: RddId, partition: number): readonly BlockManagerId[];
  mapStatuses(shuffle: ShuffleId): {
    readonly statuses: readonly (MapStatus | undefined)[];
    readonly asked: boolean;
  };
  now(): Micros;
  /** A line of its log. */
  say(logger: string, text: string, level?: "INFO" | "WARN" | "ERROR"): void;
  /** Asks who serves a block why it may be corrupt, telling the checksum of what arrived here. */
  diagnoseCorruption(block: ShuffleBlock, location: BlockManagerId, checksum: number): Cause;
  roundTrip(host: string): Micros;
  driverRoundTrip(): Micros;
  /** The value of a broadcast (or its stage's code), and when a task that asks at an instant has it: the executor fetches it once. */
  broadcast(
    id: number,
    task: TaskId,
    at: Micros,
  ): { readonly readyAt: Micros; readonly value: unknown };
  forgetBroadcast(id: number): void;
  /** Values of broadcasts that only the process's own short memory of them kept are let go. */
  collectGarbage(): void;
  fetching(task: TaskId, from: ExecutorId, shuffle: ShuffleId, blocks: number, bytes: Bytes): void;
}

/** Whether a block lies on a disk of this host: this executor's, or with spark.shuffle.readHostLocalDisk that of another executor beside it. */
export const isReadFromDisk = (
  { executorId, blocks, integrity }: Pick<ExecutorEnv, "executorId" | "blocks" | "integrity">,
  location: BlockManagerId,
): boolean =>
  location.executorId === executorId ||
  (integrity.readHostLocalDisk && location.host === blocks.id.host);
