/**
 * DAGScheduler: turns each action into a job, each job into stages cut at shuffle dependencies, and submits the stages whose inputs are
 * there. One logical thread takes events in order and decides. Same as Spark: ids, skipped stages, attempts, what is computed again
 * after a loss, the words of failures. Rules C3-A to C3-J. Left out so far: map-stage jobs.
 * Spark 3.5.3: core/…/scheduler/DAGScheduler.scala. Chapter 15.
 */
import { illegalArgument, SparkException } from "../foundation/errors.ts";
import type { ExecutorId, HostName, JobId, StageId } from "../foundation/ids.ts";
import type { Properties, TaskInfo } from "../events/listener-events.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import type { TaskEndReason } from "../events/task-end-reason.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { Operation, ResultFunction } from "../rdd/ports.ts";
import { TooFewSlots } from "./barrier-checks.ts";
import { Completions } from "./completions.ts";
import type { DagEvents, LostFiles } from "./dag-events.ts";
import { DagState, type DagCounts, type DagOptions } from "./dag-state.ts";
import { ownHosts, preferredLocations } from "./preferred-locations.ts";
import { StageGraph } from "./stage-graph.ts";
import type { JobWaiter } from "./stage.ts";
import { StageSubmitter } from "./stage-submitter.ts";
import type { TaskResult } from "./task.ts";
import type { Task, TaskSet } from "./task.ts";

export class DagScheduler implements DagEvents {
  readonly #state: DagState;
  readonly #graph: StageGraph;
  readonly #submitter: StageSubmitter;
  readonly #completions: Completions;
  #nextJobId: JobId = 0;
  /** How often a job's barrier stage found too few slots. */
  readonly #slotFailures = new Map<JobId, number>();

  constructor(options: DagOptions) {
    this.#state = new DagState(options);
    this.#graph = new StageGraph(this.#state);
    this.#submitter = new StageSubmitter(this.#state, this.#graph);
    this.#completions = new Completions(this.#state, this.#submitter);
  }

  /** What its metrics tell. */
  get counts(): DagCounts {
    return this.#state.counts(this.#nextJobId);
  }

  /** Takes a job in; its id is given here, on the caller's turn. Answers the id. */
  submitJob(
    rdd: AnyRdd,
    action: ResultFunction<unknown>,
    partitions: readonly number[],
    operation: Operation,
    properties: Properties,
    waiter: JobWaiter,
  ): JobId {
    const total = rdd.getNumPartitions();
    for (const partition of partitions) {
      if (partition < 0 || partition >= total) {
        throw illegalArgument(
          `Attempting to access a non-existent partition: ${partition}. Total number of partitions: ${total}`,
        );
      }
    }
    askPartitions(rdd);
    const id = this.#nextJobId;
    this.#nextJobId += 1;
    const { world } = this.#state.options;
    if (partitions.length === 0) {
      this.#state.post({
        kind: "SparkListenerJobStart",
        jobId: id,
        time: world.now(),
        stageInfos: [],
        properties,
      });
      this.#state.post({
        kind: "SparkListenerJobEnd",
        jobId: id,
        time: world.now(),
        jobResult: { kind: "JobSucceeded" },
      });
      waiter.jobSucceeded();
      return id;
    }
    this.#later("JobSubmitted", () =>
      this.#jobSubmitted(id, rdd, action, partitions, operation, properties, waiter),
    );
    return id;
  }

  #jobSubmitted(
    id: JobId,
    rdd: AnyRdd,
    action: ResultFunction<unknown>,
    partitions: readonly number[],
    operation: Operation,
    properties: Properties,
    waiter: JobWaiter,
  ): void {
    const { world } = this.#state.options;
    const job = {
      id,
      rdd,
      action,
      partitions,
      operation,
      properties,
      waiter,
      finished: partitions.map(() => false),
      numFinished: 0,
      startedBy: -1,
    };
    let stage;
    try {
      stage = this.#graph.createResultStage(job);
    } catch (error) {
      if (error instanceof TooFewSlots && this.#mayWait(id, error))
        return this.#lookAgain(() =>
          this.#jobSubmitted(id, rdd, action, partitions, operation, properties, waiter),
        );
      return waiter.jobFailed(error instanceof Error ? error : new SparkException(String(error)));
    }
    this.#state.clearCacheLocs();
    this.#state.activeJobs.set(id, { job, stage });
    this.#state.log(
      "INFO",
      `Got job ${id} (${operation.callSite}) with ${partitions.length} output partitions`,
    );
    this.#state.log("INFO", `Final stage: ResultStage ${stage.id} (${operation.callSite})`);
    this.#state.log(
      "INFO",
      `Parents of final stage: List(${stage.parents.map((parent) => `ShuffleMapStage ${parent.id}`).join(", ")})`,
    );
    this.#submitter.tellMissingParents(stage);
    const infos = this.#graph.stagesOfJob(id).map(({ latestInfo }) => ({ ...latestInfo }));
    job.startedBy = this.#state.post({
      kind: "SparkListenerJobStart",
      jobId: id,
      time: world.now(),
      stageInfos: infos,
      properties,
    });
    world.because(job.startedBy, () => this.#submitter.submitStage(stage));
  }

  /** Whether slots for the job's barrier stage will be looked for once more. */
  #mayWait(id: JobId, { required, available }: TooFewSlots): boolean {
    const { conf } = this.#state.options;
    const most = conf.int("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures");
    const failures = (this.#slotFailures.get(id) ?? 0) + 1;
    this.#slotFailures.set(id, failures);
    this.#state.log(
      "WARN",
      `Barrier stage in job ${id} requires ${required} slots, but only ${available} are available. Will retry up to ${most - failures + 1} more times`,
    );
    if (failures <= most) return true;
    this.#slotFailures.delete(id);
    return false;
  }

  #lookAgain(submit: () => void): void {
    const { world, conf } = this.#state.options;
    const interval = conf.time("spark.scheduler.barrier.maxConcurrentTasksCheck.interval");
    world.after(interval, "JobSubmitted", submit);
  }

  /** SparkContext.getPreferredLocs, as hosts. */
  preferredHosts(rdd: AnyRdd, partition: number): readonly HostName[] {
    return preferredLocations(rdd, partition, this.#state).map(({ host }) => host);
  }

  /** RDD.preferredLocations of a ShuffledRDD. */
  ownHosts(rdd: AnyRdd, partition: number): readonly HostName[] {
    return ownHosts(rdd, partition, this.#state);
  }

  /** Every event waits its turn in the one loop. */
  #later(what: string, handle: () => void): void {
    this.#state.options.world.after(0, what, handle);
  }

  taskStarted(task: Task, info: TaskInfo): void {
    this.#later("BeginEvent", () => {
      const { stageId, stageAttemptId } = task.binary;
      const attempt = this.#state.attemptEvents.get(stageId);
      const post = (): number =>
        this.#state.post({
          kind: "SparkListenerTaskStart",
          stageId,
          stageAttemptId,
          taskInfo: { ...info, finishTime: 0, failed: false, killed: false },
        });
      if (attempt === undefined) this.#state.taskEvents.set(info.taskId, post());
      else
        this.#state.options.world.because(attempt, () =>
          this.#state.taskEvents.set(info.taskId, post()),
        );
    });
  }

  speculativeTaskSubmitted(set: TaskSet, taskIndex: number, partitionId: number): void {
    const { stageId, stageAttemptId } = set;
    this.#later("SpeculativeTaskSubmitted", () =>
      this.#state.post({
        kind: "SparkListenerSpeculativeTaskSubmitted",
        stageId,
        stageAttemptId,
        taskIndex,
        partitionId,
      }),
    );
  }

  taskGettingResult(info: TaskInfo): void {
    this.#later("GettingResultEvent", () =>
      this.#state.post({ kind: "SparkListenerTaskGettingResult", taskInfo: { ...info } }),
    );
  }

  taskEnded(
    task: Task,
    reason: TaskEndReason,
    result: TaskResult | undefined,
    info: TaskInfo,
    report: TaskReport | undefined,
  ): void {
    this.#later("CompletionEvent", () =>
      this.#completions.handle({ task, reason, result, info, report }),
    );
  }

  taskSetFailed(set: TaskSet, reason: string): void {
    this.#later("TaskSetFailed", () => {
      const stage = this.#state.stages.get(set.stageId);
      if (stage !== undefined) this.#submitter.abortStage(stage, reason, "Driver stacktrace:");
    });
  }

  executorAdded(id: ExecutorId, host: HostName): void {
    this.#later("ExecutorAdded", () => this.#state.executorReturned(id, host));
  }

  executorLost(id: ExecutorId, _host: HostName, files: LostFiles): void {
    this.#later("ExecutorLost", () => this.#state.executorLost(id, files, undefined));
  }

  /** A worker is gone with all that lies on its host, that of executors lost before it, too. */
  workerRemoved(workerId: string, host: HostName): void {
    this.#later("WorkerRemoved", () => this.#state.workerRemoved(workerId, host));
  }

  cancelJob(id: JobId, reason: string): void {
    this.#later("JobCancelled", () => this.#cancel(id, reason));
  }

  /** Cancels the active jobs with such properties. */
  cancelJobs(which: (properties: Properties) => boolean, reason: string): void {
    this.#later("JobsCancelled", () => {
      for (const { job } of this.#state.activeJobs.values())
        if (which(job.properties)) this.#cancel(job.id, reason);
    });
  }

  cancelStage(id: StageId, reason: string): void {
    const stage = this.#state.stages.get(id);
    for (const jobId of stage?.jobIds ?? []) this.cancelJob(jobId, `because ${reason}`);
  }

  /** The context stops: what runs is given up at once (cleanUpAfterSchedulerStop). */
  shutDown(): void {
    const reason = "because SparkContext was shut down";
    this.#submitter.isStopping = true;
    for (const id of this.#state.activeJobs.keys())
      this.#cancel(id, reason, `Stage cancelled ${reason}`);
  }

  #cancel(id: JobId, reason: string, stageFailure?: string): void {
    const active = this.#state.activeJobs.get(id);
    if (active === undefined) return;
    const message = `Job ${id} cancelled ${reason}`;
    this.#submitter.failJob(active.job, active.stage, message, stageFailure);
  }

  get hasActiveJobs(): boolean {
    return this.#state.activeJobs.size > 0;
  }
}

/** Partitions of the whole lineage are asked in the caller's turn, so that a missing input throws there (C3.1). */
function askPartitions(rdd: AnyRdd): void {
  const seen = new Set<AnyRdd>([rdd]);
  const waiting = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    at.getNumPartitions();
    for (const { rdd: parent } of at.dependencies) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      waiting.push(parent);
    }
  }
}
