/**
 * Executor: a process that runs tasks for one application and keeps its blocks. It decides nothing: it runs what the driver sends, on as
 * many threads as it was given, and reports. Same as Spark: states reported, results sent as each task ends, heartbeats. Rules C4.45–C4.49.
 * Spark 3.5.3: core/…/executor/CoarseGrainedExecutorBackend.scala, Executor.scala.
 */
import { KataFault } from "../foundation/kata-fault.ts";
import { Random } from "../foundation/random.ts";
import type { ExecutorId, ShuffleId, TaskId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { FailureReason } from "../events/task-end-reason.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import type { TaskDescription } from "../scheduler/task.ts";
import type { TaskResult } from "../scheduler/task.ts";
import { removeShuffleFiles } from "../shuffle/shuffle-files.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import { corruptShuffleFiles } from "../shuffle/shuffle-corruption.ts";
import { AttemptRuns } from "./attempt-runs.ts";
import type { ExecutorEnv, Peer } from "./executor-env.ts";
import type { SyncRequest } from "./barrier-coordinator.ts";

/** How an executor speaks to its driver. */
export interface DriverPort {
  running(executor: ExecutorId, taskId: TaskId): void;
  finished(executor: ExecutorId, taskId: TaskId, result: TaskResult, report: TaskReport): void;
  failed(executor: ExecutorId, taskId: TaskId, reason: FailureReason, report: TaskReport): void;
  /** RequestToSync; the answer comes when all tasks of the stage are there. */
  requestToSync(request: SyncRequest): void;
}

export class Executor implements Process, Peer {
  readonly id: ExecutorId;
  readonly name: string;
  readonly host: string;
  readonly cores: number;
  readonly localDir: string;
  readonly env: ExecutorEnv;
  alive = true;
  /** With what it exits by itself. */
  exitStatus: number | undefined;
  readonly #world: World;
  readonly #driver: DriverPort;
  readonly #runs: AttemptRuns;
  /** Fails a task on purpose: a fault asks here. */
  readonly #sabotage: (description: TaskDescription) => Error | undefined;
  /** When the classes that the first tasks load are loaded. */
  #warmAt: number | undefined;
  /** A task brought the driver's epoch; a fetch failed: the copy of the map statuses is to be asked for again. */
  onEpoch: (epoch: number) => void = () => undefined;
  onFetchFailed: (shuffle: number) => void = () => undefined;

  constructor(options: {
    id: ExecutorId;
    name: string;
    host: string;
    cores: number;
    localDir: string;
    env: ExecutorEnv;
    world: World;
    driver: DriverPort;
    sabotage: (description: TaskDescription) => Error | undefined;
  }) {
    this.id = options.id;
    this.name = options.name;
    this.host = options.host;
    this.cores = options.cores;
    this.localDir = options.localDir;
    this.env = options.env;
    this.#world = options.world;
    this.#driver = options.driver;
    this.#sabotage = options.sabotage;
    this.#runs = new AttemptRuns({
      env: options.env,
      world: options.world,
      driver: options.driver,
      self: this,
      onFetchFailed: (shuffle) => this.onFetchFailed(shuffle),
    });
  }

  get blocks(): ExecutorEnv["blocks"] {
    return this.env.blocks;
  }

  get disk(): Peer["disk"] {
    return this.#world.disk(this.host);
  }

  get runningTasks(): number {
    return this.#runs.size;
  }

  /** LaunchTask: the attempt runs on its records now, and in virtual time from now on. */
  launchTask(description: TaskDescription): void {
    const { costs } = this.env;
    const now = this.#world.now();
    this.#warmAt ??= now + costs.firstTaskDeserialize;
    const code = this.#code(description);
    const classes = Math.max(costs.taskDeserialize, this.#warmAt - now);
    this.#driver.running(this.id, description.taskId);
    this.onEpoch(description.task.epoch);
    const { seed, slowness } = this.#world;
    const jitter = new Random(seed, `task ${description.taskId} ${this.id}`).fraction();
    const stretch = (slowness.get(this.host) ?? 1) * (1 + costs.jitter * jitter);
    const before = code.wait + classes;
    const refused = code.refused ?? this.#sabotage(description);
    this.#runs.begin({ description, at: now, before, stretch, refused });
  }

  /** How long the task waits for its stage's code, or why that cannot be had. */
  #code({ task, taskId }: TaskDescription): { readonly wait: Micros; readonly refused?: unknown } {
    const now = this.#world.now();
    try {
      const { readyAt } = this.env.broadcast(task.binary.broadcastId, taskId, now);
      return { wait: Math.max(0, readyAt - now) };
    } catch (refused) {
      if (refused instanceof KataFault) throw refused;
      return { wait: 0, refused };
    }
  }

  /** A broadcast is not to be had here any more. */
  forgetBroadcast(id: number): void {
    this.env.forgetBroadcast(id);
  }

  /** Its JVM collects garbage. */
  collectGarbage(): void {
    this.env.collectGarbage();
  }

  /** KillTask: the task stops at its next record. */
  killTask(taskId: TaskId, reason: string): void {
    this.#runs.stop(taskId, { kind: "TaskKilled", reason });
  }

  /** Another executor died: what is being fetched from it right now cannot be had any more. */
  peerLost(peer: Pick<Executor, "id" | "host" | "blocks">): void {
    this.#runs.peerLost(peer.id, peer.blocks.id);
  }

  /** RemoveShuffle: the driver wants the files and the copy of the map statuses gone. */
  removeShuffle(shuffle: ShuffleId): void {
    this.onFetchFailed(shuffle);
    removeShuffleFiles(this.disk, this.localDir, shuffle);
  }

  /** Its local files are gone, though it lives. */
  loseFiles(): void {
    for (const path of this.disk.list(this.localDir)) this.disk.remove(path);
  }

  /** What its map tasks wrote is not what lies on its disk any more. */
  corruptFiles(): void {
    corruptShuffleFiles(this.disk, this.localDir);
  }

  /** The process is gone: nothing it would have done happens. */
  onKilled(): void {
    this.#runs.clear();
  }
}
