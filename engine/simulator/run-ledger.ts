/**
 * What the invariants remember of a run: a ledger of each application, kept from its events alone. It shares nothing with the schedulers,
 * so that the two can disagree. In Spark: a listener such as AppStatusListener. Left out on purpose: times and sizes of blocks.
 */
import type { ApplicationId, ExecutorId, JobId, ShuffleId, StageId } from "../foundation/ids.ts";
import type { StageInfo } from "../events/listener-events.ts";
import type { EventOf, TracedEvent } from "../events/trace.ts";

export interface AttemptLedger {
  submitted: number;
  completed: number;
  /** Shuffle bytes that the latest success of each partition read: a map task that ran again read again. */
  readonly read: Map<number, number>;
  /** By partition, how many successes are in force. */
  readonly committed: Map<number, number>;
}

export interface TaskLedger {
  started: boolean;
  ends: number;
  succeeded: boolean;
  /** Bytes of shuffle blocks that other executors sent to it. */
  sentToIt: number;
}

export class AppLedger {
  readonly executors = new Set<ExecutorId>();
  /** How often each number was added. */
  readonly added = new Map<ExecutorId, number>();
  readonly stages = new Map<StageId, StageInfo>();
  readonly jobs = new Map<JobId, { starts: number; ends: number }>();
  readonly tasks = new Map<number, TaskLedger>();
  readonly #attempts = new Map<string, AttemptLedger>();
  /** By shuffle and map partition, the bytes of the output that was reported last. */
  readonly #written = new Map<ShuffleId, Map<number, number>>();
  ended = false;

  attempt(stage: StageId, attempt: number): AttemptLedger | undefined {
    return this.#attempts.get(`${stage}.${attempt}`);
  }

  take(event: TracedEvent): void {
    switch (event.kind) {
      case "SparkListenerExecutorAdded":
        this.executors.add(event.executorId);
        this.added.set(event.executorId, (this.added.get(event.executorId) ?? 0) + 1);
        return;
      case "SparkListenerExecutorRemoved":
        this.executors.delete(event.executorId);
        return;
      case "SparkListenerJobStart":
        for (const info of event.stageInfos) this.stages.set(info.stageId, info);
        this.#job(event.jobId).starts += 1;
        return;
      case "SparkListenerJobEnd":
        this.#job(event.jobId).ends += 1;
        return;
      case "SparkListenerStageSubmitted":
        this.#submitted(event.stageInfo).submitted += 1;
        return;
      case "SparkListenerStageCompleted":
        this.#submitted(event.stageInfo).completed += 1;
        return;
      case "SparkListenerTaskStart":
        this.#task(event.taskInfo.taskId).started = true;
        return;
      case "FetchShuffleBlocks":
        this.#task(event.taskId).sentToIt += event.bytes;
        return;
      case "SparkListenerTaskEnd":
        return this.#taskEnd(event);
      case "SparkListenerApplicationEnd":
        this.ended = true;
        return;
      default:
        return;
    }
  }

  #job(id: JobId): { starts: number; ends: number } {
    return entry(this.jobs, id, () => ({ starts: 0, ends: 0 }));
  }

  /** A task may be sent blocks in the instant before its start is told. */
  #task(id: number): TaskLedger {
    return entry(this.tasks, id, () => ({
      started: false,
      ends: 0,
      succeeded: false,
      sentToIt: 0,
    }));
  }

  #submitted({ stageId, attemptNumber }: StageInfo): AttemptLedger {
    return entry(this.#attempts, `${stageId}.${attemptNumber}`, () => ({
      submitted: 0,
      completed: 0,
      read: new Map(),
      committed: new Map(),
    }));
  }

  #taskEnd({ stageId, stageAttemptId, taskInfo, taskMetrics, reason }: TaskEnd): void {
    const task = this.tasks.get(taskInfo.taskId);
    const attempt = this.attempt(stageId, stageAttemptId);
    const { partitionId } = taskInfo;
    const change = reason.kind === "Success" ? 1 : reason.kind === "Resubmitted" ? -1 : 0;
    attempt?.committed.set(partitionId, (attempt.committed.get(partitionId) ?? 0) + change);
    if (task !== undefined && reason.kind !== "Resubmitted") task.ends += 1;
    if (reason.kind !== "Success" || taskMetrics === undefined) return;
    if (task !== undefined) task.succeeded = true;
    attempt?.read.set(partitionId, bytesRead(taskMetrics));
    const shuffle = this.stages.get(stageId)?.shuffleId;
    if (shuffle === undefined) return;
    const outputs = entry(this.#written, shuffle, () => new Map<number, number>());
    outputs.set(partitionId, taskMetrics.shuffleBytesWritten);
  }

  /**
   * The bytes of all that a stage reads, if it reads each of its shuffles once: no RDD of it feeds two others, none is a cartesian
   * product or kept, and all of its partitions are computed. Otherwise undefined.
   */
  bytesFor({ rddInfos, numTasks, parentIds }: StageInfo): number | undefined {
    if (numTasks !== rddInfos[0]?.numPartitions) return undefined;
    const inside = new Set(rddInfos.map(({ id }) => id));
    const fed = rddInfos.flatMap((info) => info.parentIds).filter((id) => inside.has(id));
    if (new Set(fed).size < fed.length) return undefined;
    for (const { name, scope, storageLevel } of rddInfos) {
      if (name === "CartesianRDD" || scope?.name === "cartesian") return undefined;
      if (storageLevel.useMemory || storageLevel.useDisk) return undefined;
    }
    const shuffles = parentIds.flatMap((parent) => this.stages.get(parent)?.shuffleId ?? []);
    return shuffles
      .flatMap((shuffle) => [...(this.#written.get(shuffle)?.values() ?? [])])
      .reduce((sum, bytes) => sum + bytes, 0);
  }
}

type TaskEnd = EventOf<"SparkListenerTaskEnd">;

const bytesRead = (metrics: NonNullable<TaskEnd["taskMetrics"]>): number =>
  metrics.remoteBytesRead + metrics.localBytesRead;

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

export class RunLedger {
  /** By application; the cluster's own events are under undefined. */
  readonly apps = new Map<ApplicationId | undefined, AppLedger>();
  previousAt = 0;

  take(event: TracedEvent): AppLedger {
    // On YARN the driver of a further attempt begins anew under the same id, all its numbers with it.
    if (event.kind === "MainStarted" && event.app !== undefined) this.apps.delete(event.app);
    const app = entry(this.apps, event.app, () => new AppLedger());
    app.take(event);
    return app;
  }
}
