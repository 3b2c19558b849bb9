/**
 * Invariants: what is true at every instant of every run, as data. Each says in a sentence what it holds, and which events could break
 * it; only those are looked at. They read the events, and of the engine only how many tasks each executor runs. In Spark they hold, too, but
 * nobody watches them. Rules C3.8, C4.16, C8.3, C10.7–C10.9. Left out on purpose: what depends on the program; those are laws.
 */
import { InvariantViolation } from "../foundation/assert.ts";
import type { AnyEvent, TracedEvent } from "../events/trace.ts";
import { RunLedger, type AppLedger } from "./run-ledger.ts";
import type { Simulation } from "./simulation.ts";

type Kind = AnyEvent["kind"];
type OneOf<K extends Kind> = Extract<TracedEvent, { kind: K }>;

export interface Invariant {
  /** What is always so. */
  readonly holds: string;
  /** The events that could break it; every event, where there is no list. */
  readonly brokenBy: readonly Kind[] | "every event";
  /** What is wrong, or nothing. The ledger already holds the event. */
  readonly fault: (
    event: TracedEvent,
    app: AppLedger,
    ledger: RunLedger,
    simulation: Simulation,
  ) => string | undefined;
}

/** An invariant of some kinds of events. */
function invariant<K extends Kind>(
  holds: string,
  brokenBy: readonly K[],
  fault: (event: OneOf<K>, app: AppLedger, simulation: Simulation) => string | undefined,
): Invariant {
  // Only events of these kinds are handed to it.
  return {
    holds,
    brokenBy,
    fault: (event, app, _, simulation) => fault(event as OneOf<K>, app, simulation),
  };
}

export const invariants: readonly Invariant[] = [
  {
    holds: "no event comes before its cause, and time never runs back",
    brokenBy: "every event",
    fault: (event, _app, ledger) => {
      if (event.at < ledger.previousAt) return `${event.at} µs comes after ${ledger.previousAt} µs`;
      if (event.cause >= event.id)
        return `event ${event.id} is caused by the later event ${event.cause}`;
      return undefined;
    },
  },
  invariant(
    "an executor never runs more tasks at once than it has slots",
    ["SparkListenerTaskStart", "SparkListenerTaskEnd", "LaunchTask", "StatusUpdate"],
    (_event, _app, simulation) => {
      for (const { runtime } of simulation.runs) {
        for (const { name, runningTasks, cores } of runtime?.executors ?? []) {
          const slots = Math.floor(cores / (runtime?.tasks.taskCpus ?? 1));
          if (runningTasks > slots) return `${name} runs ${runningTasks} tasks on ${slots} slots`;
        }
      }
      return undefined;
    },
  ),
  invariant(
    "a task starts on a living executor of its own application",
    ["SparkListenerTaskStart"],
    ({ taskInfo }, app) =>
      app.executors.has(taskInfo.executorId)
        ? undefined
        : `task ${taskInfo.taskId} starts on executor ${taskInfo.executorId}, which is not registered`,
  ),
  invariant(
    "a stage attempt is submitted before its tasks start",
    ["SparkListenerTaskStart"],
    ({ stageId, stageAttemptId, taskInfo }, app) =>
      app.attempt(stageId, stageAttemptId) === undefined
        ? `task ${taskInfo.taskId} starts before stage ${stageId}.${stageAttemptId} is submitted`
        : undefined,
  ),
  invariant(
    "a stage is submitted once an attempt, after a job that names it has started",
    ["SparkListenerStageSubmitted"],
    ({ stageInfo }, app) => {
      const { stageId, attemptNumber } = stageInfo;
      if (!app.stages.has(stageId)) return `no job has named stage ${stageId}`;
      const times = app.attempt(stageId, attemptNumber)?.submitted ?? 0;
      return times > 1 ? `stage ${stageId}.${attemptNumber} is submitted again` : undefined;
    },
  ),
  invariant(
    "a task ends once, after it started; a finished map task may be resubmitted",
    ["SparkListenerTaskEnd"],
    ({ taskInfo, reason }, app) => {
      const task = app.tasks.get(taskInfo.taskId);
      if (task?.started !== true) return `task ${taskInfo.taskId} ends and never started`;
      if (reason.kind === "Resubmitted")
        return task.succeeded ? undefined : `task ${taskInfo.taskId} is resubmitted unfinished`;
      return task.ends > 1 ? `task ${taskInfo.taskId} ends twice` : undefined;
    },
  ),
  invariant(
    "a partition of a stage attempt is committed once, unless its output was lost",
    ["SparkListenerTaskEnd"],
    ({ stageId, stageAttemptId, taskInfo }, app) => {
      const held = app.attempt(stageId, stageAttemptId)?.committed.get(taskInfo.partitionId) ?? 0;
      return held > 1 && !taskInfo.speculative
        ? `partition ${taskInfo.partitionId} of stage ${stageId}.${stageAttemptId} is committed twice`
        : undefined;
    },
  ),
  invariant(
    "a stage attempt completes once, after it was submitted; a barrier's that failed once more with each task that is killed before the next is submitted",
    ["SparkListenerStageCompleted"],
    ({ stageInfo }, app) => {
      const { stageId, attemptNumber, failureReason = "" } = stageInfo;
      const times = app.attempt(stageId, attemptNumber)?.completed ?? 0;
      const again = failureReason.includes("barrier task") && failureReason.includes("TaskKilled");
      return times === 1 || (times > 1 && again)
        ? undefined
        : `stage ${stageId}.${attemptNumber} completes ${times} times`;
    },
  ),
  invariant(
    "a job ends once, after it started",
    ["SparkListenerJobStart", "SparkListenerJobEnd"],
    ({ jobId }, app) => {
      const { starts = 0, ends = 0 } = app.jobs.get(jobId) ?? {};
      return starts === 1 && ends <= 1
        ? undefined
        : `job ${jobId} starts ${starts} times and ends ${ends} times`;
    },
  ),
  invariant(
    "what a task read from others is what they sent to it",
    ["SparkListenerTaskEnd"],
    ({ taskInfo, taskMetrics, reason }, app) => {
      if (reason.kind !== "Success" || taskMetrics === undefined) return undefined;
      const sent = app.tasks.get(taskInfo.taskId)?.sentToIt ?? 0;
      return sent === taskMetrics.remoteBytesRead
        ? undefined
        : `task ${taskInfo.taskId} read ${taskMetrics.remoteBytesRead} bytes and was sent ${sent}`;
    },
  ),
  invariant(
    "a stage reads no more of its shuffles than was written",
    ["SparkListenerStageCompleted"],
    ({ stageInfo }, app) => {
      const written = app.bytesFor(stageInfo);
      const attempt = app.attempt(stageInfo.stageId, stageInfo.attemptNumber);
      const read = [...(attempt?.read.values() ?? [])].reduce((sum, bytes) => sum + bytes, 0);
      if (written === undefined || read <= written) return undefined;
      return `stage ${stageInfo.stageId}.${stageInfo.attemptNumber} reads ${read} bytes of ${written}`;
    },
  ),
  invariant(
    "an executor's number is used once in an application",
    ["SparkListenerExecutorAdded"],
    ({ executorId }, app) =>
      (app.added.get(executorId) ?? 0) > 1 ? `executor ${executorId} is added again` : undefined,
  ),
];

/** Watches a simulation. What it finds first is kept, and thrown by `raise` when the engine is between two steps. */
export class Watch {
  readonly #simulation: Simulation;
  readonly #ledger = new RunLedger();
  readonly #every: readonly Invariant[];
  readonly #byKind = new Map<Kind, Invariant[]>();
  #found: InvariantViolation | undefined;

  constructor(simulation: Simulation, watched: readonly Invariant[] = invariants) {
    this.#simulation = simulation;
    this.#every = watched.filter(({ brokenBy }) => brokenBy === "every event");
    for (const one of watched) {
      if (one.brokenBy === "every event") continue;
      for (const kind of one.brokenBy)
        this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), one]);
    }
    simulation.world.trace.listen((event) => this.#see(event));
  }

  #see(event: TracedEvent): void {
    const app = this.#ledger.take(event);
    for (const one of this.#every) this.#ask(one, event, app);
    for (const one of this.#byKind.get(event.kind) ?? []) this.#ask(one, event, app);
    this.#ledger.previousAt = event.at;
  }

  #ask(one: Invariant, event: TracedEvent, app: AppLedger): void {
    if (this.#found !== undefined) return;
    const fault = one.fault(event, app, this.#ledger, this.#simulation);
    if (fault !== undefined) this.#keep(one.holds, `${fault} (event ${event.id}, ${event.kind})`);
  }

  #keep(holds: string, fault: string): void {
    this.#found ??= new InvariantViolation(`${holds}: ${fault}`);
  }

  /** @throws InvariantViolation if something was found wrong. */
  raise(): void {
    if (this.#found !== undefined) throw this.#found;
  }

  /** What only the end of a run can show. @throws InvariantViolation */
  atEnd(): void {
    for (const app of this.#ledger.apps.values()) {
      if (!app.ended) continue;
      for (const [id, { ends }] of app.jobs)
        if (ends === 0)
          this.#keep("every job of an application that stopped has ended", `job ${id} does not`);
    }
    this.raise();
  }
}
