/**
 * Submitting stages: parents first, then a task for each missing partition; and giving up on them. Rules C3.14–C3.23, C3.45–C3.47.
 * Spark 3.5.3: DAGScheduler.submitStage, submitMissingTasks, abortStage.
 */
import { KataFault } from "../foundation/kata-fault.ts";
import { NotSerializable } from "../foundation/closures.ts";
import { SparkException, throwableText } from "../foundation/errors.ts";
import { bytesToString } from "../foundation/sizes.ts";
import type { UserFunction } from "../rdd/ports.ts";
import { isBarrierStage } from "./barrier-checks.ts";
import { rddsOfStage } from "./cut-stages.ts";
import type { DagState } from "./dag-state.ts";
import { missingParents } from "./missing-parents.ts";
import { preferredLocations } from "./preferred-locations.ts";
import { forgetIfIndeterminate } from "./rollback.ts";
import type { StageGraph } from "./stage-graph.ts";
import {
  findMissingPartitions,
  isAvailable,
  stageName,
  stageText,
  type ActiveJob,
  type ResultStage,
  type ShuffleMapStage,
  type Stage,
} from "./stage.ts";
import type { Task, TaskBinary } from "./task.ts";

/** From here on the code of a stage is worth a warning. */
const LARGE_BINARY = 1_000 * 1_024;

/** Why the code of a stage cannot be sent: a thing without a copy, or a thing that refuses to be copied now. */
function refusalText(error: unknown): string {
  if (error instanceof NotSerializable) return `Task not serializable: ${error.causeText}`;
  const cause = error instanceof Error ? error.cause : undefined;
  const trace = cause === undefined ? "" : `\nCaused by: ${throwableText(cause)}`;
  return `Task serialization failed: ${throwableText(error)}\n${throwableText(error)}${trace}\n`;
}

export class StageSubmitter {
  readonly #state: DagState;
  readonly graph: StageGraph;
  /** The context stops: stages are given up, and nobody kills their tasks one by one (cleanUpAfterSchedulerStop). */
  isStopping = false;

  constructor(state: DagState, graph: StageGraph) {
    this.#state = state;
    this.graph = graph;
  }

  /** The log line of a job's final stage. */
  tellMissingParents(stage: Stage): void {
    const missing = missingParents(stage, this.#state, this.graph).map(stageText);
    this.#state.log("INFO", `Missing parents: List(${missing.join(", ")})`);
  }

  /** Submits the stage, or the parents it still misses and the stage after them. */
  submitStage(stage: Stage): void {
    const { waiting, running, failed } = this.#state;
    if (stage.jobIds.size === 0)
      return this.abortStage(stage, `No active job for stage ${stage.id}`);
    if (waiting.has(stage) || running.has(stage) || failed.has(stage)) return;
    const missing = missingParents(stage, this.#state, this.graph);
    for (const parent of stage.parents) {
      if (
        parent.kind === "ShuffleMapStage" &&
        parent.nextAttemptId === 0 &&
        isAvailable(parent, this.#state.options.tracker)
      )
        parent.nextAttemptId = 1;
    }
    if (missing.length === 0) return this.#submitMissingTasks(stage);
    for (const parent of missing) this.submitStage(parent);
    waiting.add(stage);
  }

  #submitMissingTasks(stage: Stage): void {
    const { options } = this.#state;
    forgetIfIndeterminate(stage, this.#state, this.graph);
    const partitions = findMissingPartitions(stage, options.tracker);
    this.#state.running.add(stage);
    const info = this.graph.infoOf(stage, partitions.length, options.accumulators.nextAttempt());
    stage.nextAttemptId += 1;
    stage.latestInfo = info;
    if (partitions.length > 0) info.submissionTime = options.world.now();
    const event = this.#state.post({
      kind: "SparkListenerStageSubmitted",
      stageInfo: { ...info },
      properties: this.#jobOf(stage)?.properties ?? {},
    });
    this.#state.attemptEvents.set(stage.id, event);
    options.world.because(event, () => this.#hand(stage, partitions));
  }

  #hand(stage: Stage, partitions: readonly number[]): void {
    const { options } = this.#state;
    const text = `${stageText(stage)} (${stage.rdd.toString()})`;
    let binary: TaskBinary;
    try {
      binary = this.#binary(stage);
    } catch (error) {
      if (error instanceof KataFault) throw error;
      return this.abortStage(stage, refusalText(error));
    }
    if (stage.kind === "ShuffleMapStage") {
      stage.pendingPartitions.clear();
      for (const partition of partitions) stage.pendingPartitions.add(partition);
    }
    if (partitions.length === 0) return this.finishStage(stage, undefined);
    const shown = partitions.slice(0, 15).join(", ");
    this.#state.log(
      "INFO",
      `Submitting ${partitions.length} missing tasks from ${text} (first 15 tasks are for partitions Vector(${shown}))`,
    );
    options.tasks.submitTasks({
      stageId: stage.id,
      stageAttemptId: stage.latestInfo.attemptNumber,
      tasks: partitions.map((id) => this.#task(stage, binary, id)),
      priority: stage.firstJobId,
      pool: this.#jobOf(stage)?.properties["spark.scheduler.pool"],
      isMapStage: stage.kind === "ShuffleMapStage",
      isBarrier: binary.isBarrier,
    });
  }

  #task(stage: Stage, binary: TaskBinary, id: number): Task {
    const partitionId = stage.kind === "ResultStage" ? (stage.job.partitions[id] as number) : id;
    return {
      binary,
      partitionId,
      outputId: id,
      preferredLocations: preferredLocations(stage.rdd, partitionId, this.#state),
      epoch: this.#state.options.tracker.epoch,
    };
  }

  /** The stage's functions as one snapshot: what the broadcast task binary holds. */
  #binary(stage: Stage): TaskBinary {
    const closures: UserFunction[] = [];
    for (const rdd of rddsOfStage(stage.rdd)) closures.push(...(rdd.node.closures ?? []));
    if (stage.kind === "ResultStage") closures.push(...stage.job.action.closures);
    else closures.push(...(stage.dependency.aggregator?.closures ?? []));
    const different = [...new Set(closures)];
    const snapshot = this.#state.options.shipper.snapshot(different);
    const bytes = 2_000 + snapshot.bytes;
    if (bytes > LARGE_BINARY)
      this.#state.log("WARN", `Broadcasting large task binary with size ${bytesToString(bytes)}`);
    return {
      broadcastId: this.#state.options.broadcast(bytes),
      bytes,
      stageId: stage.id,
      stageAttemptId: stage.latestInfo.attemptNumber,
      rdd: stage.rdd,
      closures: different,
      snapshot,
      isBarrier: isBarrierStage(stage.rdd),
      work:
        stage.kind === "ResultStage"
          ? { kind: "ResultTask", action: stage.job.action }
          : { kind: "ShuffleMapTask", dependency: stage.dependency },
    };
  }

  #jobOf(stage: Stage): ActiveJob | undefined {
    const first = Math.min(...stage.jobIds);
    return this.#state.activeJobs.get(first)?.job;
  }

  /** The attempt is over: with an error, or done. */
  finishStage(stage: Stage, error: string | undefined): void {
    const { options } = this.#state;
    const info = stage.latestInfo;
    if (info.submissionTime !== undefined || error === undefined)
      info.completionTime = options.world.now();
    if (error === undefined) stage.failedAttemptIds.clear();
    else info.failureReason = error;
    const took = (options.world.now() - (info.submissionTime ?? options.world.now())) / 1_000_000;
    const text = `${stageText(stage)} (${stageName(stage)})`;
    this.#state.log(
      "INFO",
      error === undefined
        ? `${text} finished in ${took.toFixed(3)} s`
        : `${text} failed in ${took.toFixed(3)} s due to ${error}`,
    );
    this.#state.running.delete(stage);
    this.#state.post({ kind: "SparkListenerStageCompleted", stageInfo: { ...info } });
    if (error === undefined && stage.kind === "ShuffleMapStage") this.#mapStageDone(stage);
  }

  /** Outputs are there: children go on. Some were lost meanwhile: they are computed again at once (C3.28). */
  #mapStageDone(stage: ShuffleMapStage): void {
    this.#state.options.tracker.incrementEpoch();
    this.#state.clearCacheLocs();
    if (!isAvailable(stage, this.#state.options.tracker)) return this.submitStage(stage);
    const children = [...this.#state.waiting]
      .filter((waiting) => waiting.parents.includes(stage))
      .sort((a, b) => a.firstJobId - b.firstJobId);
    for (const child of children) this.#state.waiting.delete(child);
    for (const child of children) this.submitStage(child);
  }

  /** Fails every job that needs the stage. */
  abortStage(stage: Stage, reason: string, tail = ""): void {
    for (const { job, stage: final } of this.#state.activeJobs.values()) {
      if (!stage.jobIds.has(job.id)) continue;
      this.failJob(
        job,
        final,
        `Job aborted due to stage failure: ${reason}${tail === "" ? "" : `\n\n${tail}`}`,
      );
    }
  }

  /** The job is lost: its stages are cancelled, the caller gets the exception, then JobEnd. */
  failJob(
    job: ActiveJob,
    final: ResultStage,
    message: string,
    stageFailure: string = message,
  ): void {
    this.#cancelStages(job, stageFailure, `Stage cancelled: ${message}`);
    this.graph.removeJob(job.id);
    this.#state.activeJobs.delete(job.id);
    this.#state.log("INFO", `Job ${job.id} failed: ${job.operation.callSite}`);
    const error = new SparkException(message);
    job.waiter.jobFailed(error);
    this.#state.options.world.because(job.startedBy, () =>
      this.#state.post({
        kind: "SparkListenerJobEnd",
        jobId: job.id,
        time: this.#state.options.world.now(),
        jobResult: { kind: "JobFailed", message, className: error.className },
      }),
    );
    void final;
  }

  #cancelStages(job: ActiveJob, failure: string, killReason: string): void {
    for (const stage of this.graph.stagesOfJob(job.id)) {
      if (stage.jobIds.size > 1 || !this.#state.running.has(stage)) continue;
      if (!this.isStopping) this.#state.options.tasks.ofStage.cancel(stage.id, killReason);
      this.finishStage(stage, failure);
    }
  }

  /** All partitions are there: the job is done, whatever still runs for it is stopped. */
  succeedJob(job: ActiveJob, final: ResultStage): void {
    const { options } = this.#state;
    this.finishStage(final, undefined);
    this.#cancelStages(
      job,
      `Job ${job.id} is finished.`,
      `Stage cancelled: Job ${job.id} is finished.`,
    );
    this.graph.removeJob(job.id);
    this.#state.activeJobs.delete(job.id);
    options.tasks.ofStage.cancel(final.id, "Stage finished");
    options.world.because(job.startedBy, () =>
      this.#state.post({
        kind: "SparkListenerJobEnd",
        jobId: job.id,
        time: options.world.now(),
        jobResult: { kind: "JobSucceeded" },
      }),
    );
  }
}
