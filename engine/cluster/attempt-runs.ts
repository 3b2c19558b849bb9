/**
 * The attempts that live on an executor, in virtual time: what each did at its launch becomes true when its instant is there. One that has to wait, or that
 * gets other memory than was foreseen, is run again from its beginning with what it then knows; what is true already is not done twice. In Spark each has
 * a thread. Spark 3.5.3: core/…/executor/Executor.scala (TaskRunner).
 */
import type { ExecutorId, ShuffleId, TaskId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { BlockManagerId, FailureReason } from "../events/task-end-reason.ts";
import type { TaskDescription } from "../scheduler/task.ts";
import { cancel, type Entry } from "../world/agenda.ts";
import type { World } from "../world/world.ts";
import { meet } from "./at-barrier.ts";
import { afterCut } from "./cut-reads.ts";
import type { Ask } from "./execution-sharing.ts";
import type { DriverPort } from "./executor.ts";
import type { ExecutorEnv, Peer } from "./executor-env.ts";
import { failureOf, runTask, type Outcome } from "./run-task.ts";
import { TaskAttempt, type RemoteRead } from "./task-attempt.ts";
import { WaitPoints, type Granted, type Known, type Paused, type Sync } from "./wait-points.ts";

/** A task that was launched, for all runs of its attempt. */
export interface Launch {
  readonly description: TaskDescription;
  readonly at: Micros;
  /** What passes before its functions run. */
  readonly before: Micros;
  /** By how much this attempt is slower than reckoned. */
  readonly stretch: number;
  readonly refused: unknown;
}

/** What a run of an attempt need not do, because an earlier one did it: effects up to a number, and up to an instant. */
interface Done {
  readonly effects: number;
  readonly until: Micros;
}

interface Live {
  readonly attempt: TaskAttempt;
  readonly launch: Launch;
  readonly entries: Entry[];
  /** What it got of the memory that it asked for. */
  readonly grants: (Granted | undefined)[];
  /** How many of its effects are true, as far as they are questions for memory and what came before them. */
  done: number;
  /** It only waits: for its end, since what it read from is gone; or for memory. */
  isHeld: boolean;
}

interface Surroundings {
  readonly env: ExecutorEnv;
  readonly world: World;
  readonly driver: DriverPort;
  readonly self: Peer;
  readonly onFetchFailed: (shuffle: ShuffleId) => void;
}

export class AttemptRuns {
  readonly #around: Surroundings;
  readonly #live = new Map<TaskId, Live>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get size(): number {
    return this.#live.size;
  }

  begin(launch: Launch): void {
    this.#run(launch, new WaitPoints(), { effects: 0, until: 0 });
  }

  /** Runs the attempt from its beginning, with what is known of the points where it waits. */
  #run(launch: Launch, waits: WaitPoints, done: Done): void {
    const { env, self } = this.#around;
    const attempt = new TaskAttempt(env, launch.description, launch.before, waits);
    attempt.charge(env.costs.taskOverhead);
    const outcome: Outcome =
      launch.refused === undefined
        ? runTask(attempt, env, self)
        : { kind: "failed", reason: failureOf(launch.refused) };
    const grants = [...waits.grants];
    const live = { attempt, launch, entries: [], grants, done: done.effects, isHeld: false };
    this.#schedule(live, outcome, done);
  }

  /** How much of it has passed. */
  #passed({ launch }: Live): Micros {
    return (this.#around.world.now() - launch.at) / launch.stretch;
  }

  /** When so much of it has passed. */
  #when(live: Live, at: Micros, what: string, run: () => void, least = 0): void {
    const left = Math.max(least, (at - this.#passed(live)) * live.launch.stretch);
    live.entries.push(this.#around.world.after(left, what, run));
  }

  /** What the attempt did becomes true from now on; what an earlier run of it did is true already. */
  #schedule(live: Live, outcome: Outcome, done: Done): void {
    const { attempt, launch } = live;
    const { stretch } = launch;
    attempt.metrics.executorRunTime = Math.round(attempt.metrics.executorRunTime * stretch);
    this.#live.set(attempt.taskAttemptId, live);
    attempt.effects.forEach((effect, at) => {
      if (effect.after === "end" || at < done.effects || effect.after < done.until) return;
      const apply = "ask" in effect ? () => this.#asks(live, at, effect.ask) : effect.apply;
      this.#when(live, effect.after, "a block is stored", apply);
    });
    if (outcome.kind === "paused") return this.#wait(live, outcome.at);
    const length = Math.round((attempt.elapsed - this.#passed(live)) * stretch);
    live.entries.push(
      this.#around.world.after(Math.max(1, length), "a task ends", () => this.#end(live, outcome)),
    );
  }

  /** The attempt goes on when what it waits for is there. For memory it asks when the time is there, with its last effect. */
  #wait(live: Live, { point, until }: Paused): void {
    if (until === "memory") return;
    if ("method" in until) return this.#waitAtBarrier(live, point, until);
    this.#when(live, until.at, "a task goes on", () => this.#again(live, point, until));
  }

  #waitAtBarrier(live: Live, point: string, sync: Sync): void {
    const { attempt } = live;
    const { env, driver } = this.#around;
    const goOn: Parameters<typeof meet>[5] = (at, answer, tell) => {
      if (this.#live.get(attempt.taskAttemptId) !== live) return;
      this.#when(live, at, "a task looks for the others", () => {
        tell();
        this.#again(live, point, { at, ...answer });
      });
    };
    this.#when(live, attempt.elapsed, "a task is at a barrier", () =>
      meet(attempt, env, driver, sync, () => this.#passed(live), goOn),
    );
  }

  /** It asks for memory, and goes on as planned if it gets what was foreseen. */
  #asks(live: Live, effect: number, ask: Ask): void {
    const { env, world } = this.#around;
    const { taskAttemptId: task, waits } = live.attempt;
    const { granted, waits: isToWait } = env.sharing.take(task, ask.bytes);
    if (isToWait) {
      for (const entry of live.entries.splice(0)) cancel(entry);
      live.isHeld = true;
      const text = `TID ${task} waiting for at least 1/2N of on-heap execution pool to be free`;
      env.say("ExecutionMemoryPool", text);
      const askAgain = (): void => {
        if (this.#live.get(task) === live) this.#asks(live, effect, ask);
      };
      env.sharing.whenItMayDo(() => void world.after(0, "a task asks for memory again", askAgain));
      return;
    }
    live.grants[ask.nth] = { at: live.isHeld ? Math.ceil(this.#passed(live)) : 0, bytes: granted };
    live.done = effect + 1;
    if (granted === ask.foreseen && !live.isHeld) return;
    this.#leave(live);
    this.#run(live.launch, waits.granted(live.grants), { effects: live.done, until: 0 });
  }

  /** The attempt goes on at a point, of which more is known now. */
  #again(live: Live, point: string, known: Known): void {
    this.#leave(live);
    const waits = live.attempt.waits.with(point, known).granted(live.grants);
    this.#run(live.launch, waits, { effects: live.done, until: known.at });
  }

  /** This run of the attempt is over. */
  #leave({ attempt, entries }: Live): void {
    for (const entry of entries.splice(0)) cancel(entry);
    attempt.leave();
  }

  #end({ attempt }: Live, outcome: Exclude<Outcome, { kind: "paused" }>): void {
    const { driver, env, onFetchFailed } = this.#around;
    const { taskId } = attempt.description;
    this.#live.delete(taskId);
    attempt.over();
    if (outcome.kind === "failed" && outcome.reason.kind === "FetchFailed")
      onFetchFailed(outcome.reason.shuffleId);
    if (outcome.kind === "failed")
      return driver.failed(env.executorId, taskId, outcome.reason, attempt.report);
    for (const effect of attempt.effects)
      if (effect.after === "end" && "apply" in effect) effect.apply();
    driver.finished(env.executorId, taskId, outcome.result, attempt.report);
  }

  /** The attempt stops at its next record, if it lives. */
  stop(taskId: TaskId, reason: FailureReason): void {
    const { driver, env } = this.#around;
    const live = this.#live.get(taskId);
    if (live === undefined) return;
    this.#live.delete(taskId);
    this.#leave(live);
    live.attempt.over();
    driver.failed(env.executorId, taskId, reason, live.attempt.report);
  }

  /** Another executor died: what is being fetched from it right now cannot be had any more. */
  peerLost(peer: ExecutorId, place: BlockManagerId): void {
    for (const live of this.#live.values()) {
      const passed = this.#passed(live);
      const cut = live.attempt.reads.filter(
        ({ from, start, end }) => from === peer && start <= passed && passed < end,
      );
      if (cut.length > 0 && !live.isHeld) this.#cut(live, cut, place);
    }
  }

  /** What was under way is asked for again after a while, and the one who is asked then found dead; what comes later finds it dead at once. */
  #cut(live: Live, cut: readonly RemoteRead[], place: BlockManagerId): void {
    const { at, point, told, failure } = afterCut(this.#around.env, cut, place, this.#passed(live));
    for (const entry of live.entries.splice(0)) cancel(entry);
    live.isHeld = true;
    const goOn = (): void => {
      told();
      if (point !== undefined) return this.#again(live, point, { at });
      this.#leave(live);
      this.#end(live, { kind: "failed", reason: failureOf(failure?.()) });
    };
    this.#when(live, at, "a request is sent again", goOn, 1);
  }

  /** Nothing of what they would have done happens. */
  clear(): void {
    for (const { entries } of this.#live.values()) for (const entry of entries) cancel(entry);
    this.#live.clear();
  }
}
