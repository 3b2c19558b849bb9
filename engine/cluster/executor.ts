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
import { cancel, type Entry } from "../world/agenda.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import type { TaskDescription } from "../scheduler/task.ts";
import type { TaskResult } from "../scheduler/task.ts";
import { removeShuffleFiles } from "../shuffle/shuffle-files.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import { corruptShuffleFiles } from "../shuffle/shuffle-corruption.ts";
import type { ExecutorEnv, Peer } from "./executor-env.ts";
import { failureOf, runTask, type Outcome } from "./run-task.ts";
import { TaskAttempt } from "./task-attempt.ts";

/** How an executor speaks to its driver. */
export interface DriverPort {
  running(executor: ExecutorId, taskId: TaskId): void;
  finished(executor: ExecutorId, taskId: TaskId, result: TaskResult, report: TaskReport): void;
  failed(executor: ExecutorId, taskId: TaskId, reason: FailureReason, report: TaskReport): void;
}

interface Live {
  readonly attempt: TaskAttempt;
  readonly launchedAt: number;
  /** By how much this attempt is slower than reckoned. */
  readonly stretch: number;
  readonly entries: Entry[];
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
  readonly #live = new Map<TaskId, Live>();
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
  }

  get blocks(): ExecutorEnv["blocks"] {
    return this.env.blocks;
  }

  get disk(): Peer["disk"] {
    return this.#world.disk(this.host);
  }

  get runningTasks(): number {
    return this.#live.size;
  }

  /** LaunchTask: the attempt runs on its records now, and in virtual time from now on. */
  launchTask(description: TaskDescription): void {
    const { costs } = this.env;
    this.#warmAt ??= this.#world.now() + costs.firstTaskDeserialize;
    const code = this.#code(description);
    const classes = Math.max(costs.taskDeserialize, this.#warmAt - this.#world.now());
    this.#driver.running(this.id, description.taskId);
    this.onEpoch(description.task.epoch);
    const attempt = new TaskAttempt(this.env, description, code.wait + classes);
    attempt.charge(costs.taskOverhead);
    const refused = code.refused ?? this.#sabotage(description);
    const outcome: Outcome =
      refused === undefined
        ? runTask(attempt, this.env, this)
        : { kind: "failed", reason: failureOf(refused) };
    this.#schedule(attempt, outcome);
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

  #schedule(attempt: TaskAttempt, outcome: Outcome): void {
    const { taskId } = attempt.description;
    const jitter = new Random(this.#world.seed, `task ${taskId} ${this.id}`).fraction();
    const stretch =
      (this.#world.slowness.get(this.host) ?? 1) * (1 + this.env.costs.jitter * jitter);
    const length = Math.max(1, Math.round(attempt.elapsed * stretch));
    attempt.metrics.executorRunTime = Math.round(attempt.metrics.executorRunTime * stretch);
    const entries: Entry[] = [];
    const live: Live = { attempt, launchedAt: this.#world.now(), stretch, entries };
    this.#live.set(taskId, live);
    for (const { after, apply } of attempt.effects) {
      if (after !== "end")
        entries.push(this.#world.after(after * stretch, "a block is stored", apply));
    }
    entries.push(this.#world.after(length, "a task ends", () => this.#end(attempt, outcome)));
  }

  #end(attempt: TaskAttempt, outcome: Outcome): void {
    const { taskId } = attempt.description;
    this.#live.delete(taskId);
    attempt.over();
    if (outcome.kind === "failed" && outcome.reason.kind === "FetchFailed")
      this.onFetchFailed(outcome.reason.shuffleId);
    if (outcome.kind === "failed")
      return this.#driver.failed(this.id, taskId, outcome.reason, attempt.report);
    for (const { after, apply } of attempt.effects) if (after === "end") apply();
    this.#driver.finished(this.id, taskId, outcome.result, attempt.report);
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
    this.#stop(taskId, { kind: "TaskKilled", reason });
  }

  #stop(taskId: TaskId, reason: FailureReason): void {
    const live = this.#live.get(taskId);
    if (live === undefined) return;
    this.#live.delete(taskId);
    for (const entry of live.entries) cancel(entry);
    live.attempt.over();
    this.#driver.failed(this.id, taskId, reason, live.attempt.report);
  }

  /** Another executor died: what is being fetched from it right now cannot be had any more. */
  peerLost(peer: ExecutorId): void {
    const now = this.#world.now();
    for (const [taskId, { attempt, launchedAt, stretch }] of this.#live) {
      const cut = attempt.reads.find(
        (read) =>
          read.from === peer &&
          launchedAt + read.start * stretch <= now &&
          now < launchedAt + read.end * stretch,
      );
      if (cut !== undefined) this.#stop(taskId, failureOf(cut.failure()));
    }
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
    for (const { entries } of this.#live.values()) for (const entry of entries) cancel(entry);
    this.#live.clear();
  }
}
