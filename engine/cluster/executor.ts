/**
 * Executor: a process that runs tasks for one application and keeps its blocks. It decides nothing: it runs what the driver sends, on as
 * many threads as it was given, and reports. Same as Spark: states reported, results sent as each task ends, heartbeats. Rules C4.45–C4.49.
 * Spark 3.5.3: core/…/executor/CoarseGrainedExecutorBackend.scala, Executor.scala.
 */
import { KataFault } from "../foundation/kata-fault.ts";
import { Random } from "../foundation/random.ts";
import type { ExecutorId, ShuffleId, TaskId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { BlockManagerId, FailureReason } from "../events/task-end-reason.ts";
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
import { meet } from "./at-barrier.ts";
import type { SyncRequest } from "./barrier-coordinator.ts";
import { afterCut } from "./cut-reads.ts";
import { TaskAttempt, type RemoteRead } from "./task-attempt.ts";
import { WaitPoints, type Known, type Paused } from "./wait-points.ts";

/** How an executor speaks to its driver. */
export interface DriverPort {
  running(executor: ExecutorId, taskId: TaskId): void;
  finished(executor: ExecutorId, taskId: TaskId, result: TaskResult, report: TaskReport): void;
  failed(executor: ExecutorId, taskId: TaskId, reason: FailureReason, report: TaskReport): void;
  /** RequestToSync; the answer comes when all tasks of the stage are there. */
  requestToSync(request: SyncRequest): void;
}

/** A task that was launched, for all runs of its attempt. */
interface Launch {
  readonly description: TaskDescription;
  readonly at: Micros;
  /** What passes before its functions run. */
  readonly before: Micros;
  /** By how much this attempt is slower than reckoned. */
  readonly stretch: number;
  readonly refused: unknown;
}

interface Live {
  readonly attempt: TaskAttempt;
  readonly launch: Launch;
  readonly entries: Entry[];
  /** It only waits for its end: what it read from is gone. */
  isLost: boolean;
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
    this.#run({ description, at: now, before, stretch, refused }, new WaitPoints());
  }

  /** Runs the attempt from its beginning, with what is known of the points where it waits; what it did before `from` it has done. */
  #run(launch: Launch, waits: WaitPoints, from: Micros = 0): void {
    const attempt = new TaskAttempt(this.env, launch.description, launch.before, waits);
    attempt.charge(this.env.costs.taskOverhead);
    const outcome: Outcome =
      launch.refused === undefined
        ? runTask(attempt, this.env, this)
        : { kind: "failed", reason: failureOf(launch.refused) };
    this.#schedule({ attempt, launch, entries: [], isLost: false }, outcome, from);
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

  /** What the attempt did becomes true from now on; what an earlier run of it did by now is true already. */
  #schedule(live: Live, outcome: Outcome, from: Micros): void {
    const { attempt, launch, entries } = live;
    const { stretch, description } = launch;
    const passed = (this.#world.now() - launch.at) / stretch;
    attempt.metrics.executorRunTime = Math.round(attempt.metrics.executorRunTime * stretch);
    this.#live.set(description.taskId, live);
    for (const { after, apply } of attempt.effects) {
      if (after === "end" || after < from) continue;
      const left = Math.max(0, (after - passed) * stretch);
      entries.push(this.#world.after(left, "a block is stored", apply));
    }
    if (outcome.kind === "paused") return this.#wait(live, outcome.at);
    const length = Math.max(1, Math.round((attempt.elapsed - passed) * stretch));
    entries.push(this.#world.after(length, "a task ends", () => this.#end(live, outcome)));
  }

  /** The attempt goes on when what it waits for is there. */
  #wait(live: Live, { point, until }: Paused): void {
    const { attempt, launch } = live;
    const passed = (this.#world.now() - launch.at) / launch.stretch;
    if ("method" in until) {
      const goOn: Parameters<typeof meet>[5] = (at, answer, tell) => {
        if (this.#live.get(attempt.taskAttemptId) !== live) return;
        const left = Math.max(0, (at - sinceLaunch()) * launch.stretch);
        const looked = this.#world.after(left, "a task looks for the others", () => {
          tell();
          this.#again(live, point, { at, ...answer });
        });
        live.entries.push(looked);
      };
      const sinceLaunch = (): Micros => (this.#world.now() - launch.at) / launch.stretch;
      const arrive = (): void => meet(attempt, this.env, this.#driver, until, sinceLaunch, goOn);
      const after = Math.max(0, (attempt.elapsed - passed) * launch.stretch);
      live.entries.push(this.#world.after(after, "a task is at a barrier", arrive));
      return;
    }
    const after = Math.max(0, (until.at - passed) * launch.stretch);
    live.entries.push(
      this.#world.after(after, "a task goes on", () => this.#again(live, point, until)),
    );
  }

  /** The attempt goes on at a point, of which more is known now. */
  #again(live: Live, point: string, known: Known): void {
    this.#leave(live);
    this.#run(live.launch, live.attempt.waits.with(point, known), known.at);
  }

  /** This run of the attempt is over. */
  #leave({ attempt, entries }: Live): void {
    for (const entry of entries) cancel(entry);
    attempt.over();
  }

  #end({ attempt }: Live, outcome: Exclude<Outcome, { kind: "paused" }>): void {
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
    this.#leave(live);
    this.#driver.failed(this.id, taskId, reason, live.attempt.report);
  }

  /** Another executor died: what is being fetched from it right now cannot be had any more. */
  peerLost(peer: Pick<Executor, "id" | "host" | "blocks">): void {
    const now = this.#world.now();
    for (const live of this.#live.values()) {
      const { attempt, launch } = live;
      const passed = (now - launch.at) / launch.stretch;
      const cut = attempt.reads.filter(
        ({ from, start, end }) => from === peer.id && start <= passed && passed < end,
      );
      if (cut.length > 0 && !live.isLost) this.#cut(live, cut, peer.blocks.id);
    }
  }

  /** What was under way is asked for again after a while, and the one who is asked then found dead; what comes later finds it dead at once. */
  #cut(live: Live, cut: readonly RemoteRead[], place: BlockManagerId): void {
    const { launch, entries } = live;
    const passed = (this.#world.now() - launch.at) / launch.stretch;
    const { at, point, told, failure } = afterCut(this.env, cut, place, passed);
    for (const entry of entries.splice(0)) cancel(entry);
    live.isLost = true;
    const goOn = (): void => {
      told();
      if (point !== undefined) return this.#again(live, point, { at });
      this.#leave(live);
      this.#end(live, { kind: "failed", reason: failureOf(failure?.()) });
    };
    const after = Math.max(1, (at - passed) * launch.stretch);
    entries.push(this.#world.after(after, "a request is sent again", goOn));
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
