/**
 * What a task's end means for its stage: an output more, a fetch failure, or nothing that the task scheduler does not see to. Rules
 * C3.24–C3.38, C6.60. Spark 3.5.3: DAGScheduler.handleTaskCompletion, resubmitFailedStages.
 */
import { milliseconds } from "../foundation/sizes.ts";
import type { TaskInfo } from "../events/listener-events.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import { throwableText } from "../foundation/errors.ts";
import { reasonText, type FetchFailed, type TaskEndReason } from "../events/task-end-reason.ts";
import { isBarrierStage } from "./barrier-checks.ts";
import { mergeUpdates, ruleOfUpdates, type CountsUpdates } from "./counts-updates.ts";
import type { DagState } from "./dag-state.ts";
import { rollBack } from "./rollback.ts";
import { stageText, type ResultStage, type ShuffleMapStage, type Stage } from "./stage.ts";
import type { StageSubmitter } from "./stage-submitter.ts";
import { taskType, type Task } from "./task.ts";
import type { TaskResult } from "./task.ts";

const RESUBMIT_TIMEOUT = milliseconds(200);

export interface CompletionEvent {
  readonly task: Task;
  readonly reason: TaskEndReason;
  readonly result: TaskResult | undefined;
  readonly info: TaskInfo;
  readonly report: TaskReport | undefined;
}

export class Completions {
  readonly #state: DagState;
  readonly #submitter: StageSubmitter;
  readonly #countsUpdates: CountsUpdates;

  constructor(state: DagState, submitter: StageSubmitter) {
    this.#state = state;
    this.#submitter = submitter;
    this.#countsUpdates = ruleOfUpdates(state.options.countsUpdates);
  }

  handle(event: CompletionEvent): void {
    const { stageId, stageAttemptId } = event.task.binary;
    const started = this.#state.taskEvents.get(event.info.taskId) ?? -1;
    const post = (): number =>
      this.#state.post({
        kind: "SparkListenerTaskEnd",
        stageId,
        stageAttemptId,
        taskType: taskType(event.task),
        reason: event.reason,
        taskInfo: { ...event.info },
        taskMetrics: event.report?.metrics,
      });
    const { world } = this.#state.options;
    world.because(started, () => {
      const stage = this.#state.stages.get(stageId);
      if (stage !== undefined) this.#updateAccumulators(stage, event);
      const ended = post();
      if (event.reason.kind !== "Resubmitted") this.#state.taskEvents.delete(event.info.taskId);
      if (stage !== undefined) world.because(ended, () => this.#apply(stage, event));
    });
  }

  /** Before the end is told: what counts is merged, and listed with the task and its stage (C6.60). */
  #updateAccumulators(stage: Stage, { task, reason, report, info }: CompletionEvent): void {
    const updates = report?.updates ?? [];
    if (updates.length === 0) return;
    const counts = this.#countsUpdates({
      taskType: taskType(task),
      reason: reason.kind,
      attemptNumber: info.attemptNumber,
      stageAttemptId: task.binary.stageAttemptId,
      mergedBefore: stage.merged.has(task.outputId),
    });
    if (!counts) return;
    if (reason.kind === "Success") stage.merged.add(task.outputId);
    const { accumulators } = this.#state.options;
    const { ofTask, ofStage } = mergeUpdates(updates, accumulators, (accumulator, error) =>
      this.#state.log(
        "ERROR",
        `Failed to update accumulator ${accumulator.id} (${accumulator.constructor.name}) for task ${task.partitionId}: ${throwableText(error)}`,
      ),
    );
    info.accumulables = [...ofTask.toReversed(), ...info.accumulables];
    const { latestInfo } = stage;
    const updated = new Set(ofStage.map(({ id }) => id));
    const others = latestInfo.accumulables.filter(({ id }) => !updated.has(id));
    latestInfo.accumulables = [...others, ...ofStage];
  }

  #apply(stage: Stage, event: CompletionEvent): void {
    switch (event.reason.kind) {
      case "Success":
        if (stage.kind === "ResultStage") return this.#resultTask(stage, event);
        return this.#mapTask(stage, event);
      case "Resubmitted":
        if (stage.kind === "ShuffleMapStage") stage.pendingPartitions.add(event.task.partitionId);
        if (event.task.binary.isBarrier) this.#barrierFailed(stage, event, event.reason);
        return;
      case "FetchFailed":
        return this.#fetchFailed(stage, event, event.reason);
      case "ExceptionFailure":
      case "ExecutorLostFailure":
      case "TaskKilled":
      case "TaskResultLost":
      case "UnknownReason":
        if (event.task.binary.isBarrier) this.#barrierFailed(stage, event, event.reason);
        return;
    }
  }

  #resultTask(stage: ResultStage, { task, result }: CompletionEvent): void {
    const { job } = stage;
    if (job.finished[task.outputId] === true) return;
    job.finished[task.outputId] = true;
    job.numFinished += 1;
    const value = result?.kind === "result" ? result.value : undefined;
    if (job.numFinished < job.partitions.length) {
      job.waiter.taskSucceeded(task.outputId, value);
      return this.#olderAttempt(stage, task);
    }
    this.#submitter.succeedJob(job, stage);
    job.waiter.taskSucceeded(task.outputId, value);
    job.waiter.jobSucceeded();
  }

  /** A success of an older attempt counts; the newer one need not repeat it (C3.25). */
  #olderAttempt(stage: Stage, task: Task): void {
    if (this.#isOutOfDate(stage, task) && !this.#submitter.graph.isIndeterminate(stage))
      this.#state.options.tasks.ofStage.partitionCompleted(stage.id, task.partitionId);
  }

  #isOutOfDate(stage: Stage, { binary }: Task): boolean {
    return binary.stageAttemptId !== stage.latestInfo.attemptNumber;
  }

  #mapTask(stage: ShuffleMapStage, event: CompletionEvent): void {
    const { task } = event;
    const text = `ShuffleMapTask(${stage.id}, ${task.partitionId})`;
    if (this.#isOutOfDate(stage, task) && this.#submitter.graph.isIndeterminate(stage))
      this.#state.log(
        "INFO",
        `Ignoring ${text} completion from an older attempt of indeterminate stage`,
      );
    else this.#mapOutput(stage, event, text);
    this.#olderAttempt(stage, task);
    if (this.#state.running.has(stage) && stage.pendingPartitions.size === 0)
      this.#submitter.finishStage(stage, undefined);
  }

  #mapOutput(stage: ShuffleMapStage, { task, result, info }: CompletionEvent, text: string): void {
    const { tracker } = this.#state.options;
    stage.pendingPartitions.delete(task.partitionId);
    if (this.#state.isBogus(info.executorId, task.epoch)) {
      this.#state.log(
        "INFO",
        `Ignoring possibly bogus ${text} completion from executor ${info.executorId}`,
      );
    } else if (result?.kind === "mapStatus") {
      tracker.registerMapOutput(stage.dependency.shuffleId, task.partitionId, result.status);
    }
  }

  #fetchFailed(stage: Stage, { task }: CompletionEvent, reason: FetchFailed): void {
    const { options } = this.#state;
    if (this.#isOutOfDate(stage, task)) {
      this.#state.log(
        "INFO",
        `Ignoring fetch failure from ShuffleMapTask as it's from ${stageText(stage)} attempt ${task.binary.stageAttemptId} and there is a more recent attempt for that stage (attempt ${stage.latestInfo.attemptNumber}) running`,
      );
      return;
    }
    const mapStage = this.#state.mapStages.get(reason.shuffleId);
    stage.failedAttemptIds.add(task.binary.stageAttemptId);
    const limit = options.conf.int("spark.stage.maxConsecutiveAttempts");
    const hopeless = stage.failedAttemptIds.size >= limit;
    if (this.#state.running.has(stage)) {
      this.#state.log(
        "INFO",
        `Marking ${stageText(stage)} (${stage.operation.callSite}) as failed due to a fetch failure from ShuffleMapStage ${mapStage?.id ?? -1}`,
      );
      this.#submitter.finishStage(stage, reason.message);
    }
    if (reason.mapIndex >= 0 && reason.bmAddress !== undefined) {
      options.tracker.unregisterMapOutput(reason.shuffleId, reason.mapIndex, reason.bmAddress);
      if (mapStage !== undefined && isBarrierStage(mapStage.rdd))
        options.tracker.forgetOutputs(reason.shuffleId);
    }
    if (task.binary.isBarrier) this.#cannotGoOn(stage, reason.message);
    if (hopeless) {
      const text = `${stageText(stage)} (${stage.operation.callSite}) has failed the maximum allowable number of times: ${limit}. Most recent failure reason:\n${reason.message}`;
      this.#submitter.abortStage(stage, text);
    } else if (mapStage !== undefined) {
      this.#resubmitLater(stage, mapStage);
    }
    if (reason.bmAddress !== undefined) {
      const { executorId } = reason.bmAddress;
      const wide = options.conf.bool("spark.files.fetchFailure.unRegisterOutputOnHost");
      const host = wide && options.externalShuffleService ? reason.bmAddress.host : undefined;
      this.#state.executorLost(executorId, { gone: true, host }, task.epoch);
    }
  }

  /** A barrier's attempt is lost as a whole: a result stage, which may have told results, cannot be computed again. */
  #cannotGoOn(stage: Stage, message: string): void {
    const lost = "Could not recover from a failed barrier ResultStage. Most recent failure reason:";
    if (stage.kind === "ResultStage") this.#submitter.abortStage(stage, `${lost} ${message}`);
    else this.#state.options.tracker.forgetOutputs(stage.dependency.shuffleId);
  }

  /** One task of a barrier stage failed: the attempt is given up as a whole; a map stage is computed again, a result stage cannot be (C3.51). */
  #barrierFailed(stage: Stage, { task }: CompletionEvent, reason: TaskEndReason): void {
    const { options } = this.#state;
    const text = `${taskType(task)}(${stage.id}, ${task.partitionId})`;
    if (this.#isOutOfDate(stage, task)) {
      this.#state.log(
        "INFO",
        `Ignoring task failure from ${text} as it's from ${stageText(stage)} attempt ${task.binary.stageAttemptId} and there is a more recent attempt for that stage (attempt ${stage.latestInfo.attemptNumber}) running`,
      );
      return;
    }
    const name = `${stageText(stage)} (${stage.operation.callSite})`;
    this.#state.log("INFO", `Marking ${name} as failed due to a barrier task failed.`);
    const message = `Stage failed because barrier task ${text} finished unsuccessfully.\n${reasonText(reason)}`;
    options.tasks.ofStage.killAll(stage.id, `Task ${text} from barrier stage ${name} failed.`);
    this.#submitter.finishStage(stage, message);
    stage.failedAttemptIds.add(task.binary.stageAttemptId);
    const limit = options.conf.int("spark.stage.maxConsecutiveAttempts");
    if (stage.failedAttemptIds.size >= limit) {
      const hopeless = `${name} has failed the maximum allowable number of times: ${limit}. Most recent failure reason:`;
      return this.#submitter.abortStage(stage, `${hopeless} ${message}`);
    }
    this.#cannotGoOn(stage, message);
    const scheduled = this.#state.failed.has(stage);
    this.#state.failed.add(stage);
    if (scheduled) return;
    this.#state.log("INFO", `Resubmitting ${name} due to barrier stage failure.`);
    options.world.after(RESUBMIT_TIMEOUT, "ResubmitFailedStages", () => this.#resubmitFailed());
  }

  /** Both stages are submitted again a moment later, when more failures may have come in. */
  #resubmitLater(stage: Stage, mapStage: ShuffleMapStage): void {
    const { failed, options } = this.#state;
    const scheduled = failed.has(stage);
    failed.add(stage);
    failed.add(mapStage);
    if (scheduled) return;
    if (this.#submitter.graph.isIndeterminate(mapStage))
      rollBack(mapStage, this.#state, (one, reason) => this.#submitter.abortStage(one, reason));
    this.#state.log(
      "INFO",
      `Resubmitting ShuffleMapStage ${mapStage.id} (${mapStage.operation.callSite}) and ${stageText(stage)} (${stage.operation.callSite}) due to fetch failure`,
    );
    options.world.after(RESUBMIT_TIMEOUT, "ResubmitFailedStages", () => this.#resubmitFailed());
  }

  #resubmitFailed(): void {
    const { failed } = this.#state;
    if (failed.size === 0) return;
    this.#state.log("INFO", "Resubmitting failed stages");
    this.#state.clearCacheLocs();
    const stages = [...failed].sort((a, b) => a.firstJobId - b.firstJobId || a.id - b.id);
    failed.clear();
    for (const stage of stages)
      if (this.#state.stages.has(stage.id)) this.#submitter.submitStage(stage);
  }
}
