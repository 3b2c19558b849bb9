/**
 * The graph of stages: made from a job's lineage, parents before children, each shuffle's map stage once while any job needs it.
 * Rules C3.6–C3.13. Spark 3.5.3: DAGScheduler.createResultStage, getOrCreateShuffleMapStage.
 */
import { frozen, KataFault } from "../foundation/kata-fault.ts";
import type { JobId, StageId } from "../foundation/ids.ts";
import type { RDDInfo, StageInfo } from "../events/listener-events.ts";
import type { AnyRdd } from "../rdd/core.ts";
import { deterministicLevel, type DeterministicLevel } from "../rdd/determinism.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import { barriersAmong } from "../rdd/barrier.ts";
import { checkBarrierStage } from "./barrier-checks.ts";
import { directShuffles, rddsOfStage, viewOf } from "./cut-stages.ts";
import type { DagState } from "./dag-state.ts";
import type { ActiveJob, ResultStage, ShuffleMapStage, Stage } from "./stage.ts";

const placeholder = undefined as unknown as StageInfo;

export class StageGraph {
  readonly #state: DagState;
  readonly #levels = new Map<AnyRdd, DeterministicLevel>();

  constructor(state: DagState) {
    this.#state = state;
  }

  createResultStage(job: ActiveJob): ResultStage {
    this.#check(job.rdd, new Set(job.partitions).size);
    const parents = this.#parentsOf(job.rdd, job.id);
    const stage: ResultStage = {
      kind: "ResultStage",
      id: this.#nextId(),
      rdd: job.rdd,
      parents,
      firstJobId: job.id,
      operation: job.operation,
      jobIds: new Set(),
      nextAttemptId: 0,
      latestInfo: placeholder,
      failedAttemptIds: new Set(),
      merged: new Set(),
      job,
    };
    return this.#add(stage, job.id);
  }

  getOrCreateMapStage(dependency: ShuffleDependency, jobId: JobId): ShuffleMapStage {
    const known = this.#state.mapStages.get(dependency.shuffleId);
    if (known !== undefined) return known;
    for (const ancestor of this.#missingAncestors(dependency.rdd)) {
      if (!this.#state.mapStages.has(ancestor.shuffleId)) this.#createMapStage(ancestor, jobId);
    }
    return this.#createMapStage(dependency, jobId);
  }

  #createMapStage(dependency: ShuffleDependency, jobId: JobId): ShuffleMapStage {
    const { rdd, shuffleId } = dependency;
    this.#check(rdd, rdd.getNumPartitions());
    const parents = this.#parentsOf(rdd, jobId);
    const stage: ShuffleMapStage = {
      kind: "ShuffleMapStage",
      id: this.#nextId(),
      rdd,
      parents,
      firstJobId: jobId,
      operation: rdd.operation,
      jobIds: new Set(),
      nextAttemptId: 0,
      latestInfo: placeholder,
      failedAttemptIds: new Set(),
      merged: new Set(),
      dependency,
      pendingPartitions: new Set(),
    };
    this.#state.mapStages.set(shuffleId, stage);
    const { tracker } = this.#state.options;
    if (!tracker.containsShuffle(shuffleId)) {
      this.#state.log(
        "INFO",
        `Registering RDD ${rdd.id} (${rdd.operation.callSite}) as input to shuffle ${shuffleId}`,
      );
      tracker.registerShuffle(shuffleId, rdd.getNumPartitions());
    }
    return this.#add(stage, jobId);
  }

  #check(rdd: AnyRdd, numTasks: number): void {
    const { conf, tasks } = this.#state.options;
    checkBarrierStage(rdd, numTasks, conf, () => tasks.maxNumConcurrentTasks);
  }

  #add<S extends Stage>(stage: S, jobId: JobId): S {
    this.#state.stages.set(stage.id, stage);
    stage.latestInfo = this.infoOf(stage);
    this.#belongsTo(stage, jobId);
    return stage;
  }

  #nextId(): StageId {
    const id = this.#state.nextStageId;
    this.#state.nextStageId += 1;
    return id;
  }

  #parentsOf(rdd: AnyRdd, jobId: JobId): ShuffleMapStage[] {
    return this.#cuts(rdd).map((dependency) => this.getOrCreateMapStage(dependency, jobId));
  }

  /** The shuffles at which a stage is cut: by the default, or by a kata whose answer is checked. */
  #cuts(rdd: AnyRdd): ShuffleDependency[] {
    const direct = directShuffles(rdd);
    const { cutStages } = this.#state.options;
    if (cutStages === undefined) return direct;
    const answer = cutStages(frozen(viewOf(rdd)));
    if (!Array.isArray(answer))
      throw new KataFault("cutStages", {
        en: "the answer is not a list of shuffle ids",
        ko: "답이 셔플 번호의 목록이 아닙니다",
      });
    const missed = direct.find((dependency) => !answer.includes(dependency.shuffleId));
    if (missed !== undefined)
      throw new KataFault("cutStages", {
        en: `shuffle ${missed.shuffleId} is read by RDD ${rdd.id}'s stage, but no stage is cut there`,
        ko: `셔플 ${missed.shuffleId}번은 RDD ${rdd.id}의 스테이지가 읽는데 거기서 스테이지가 나뉘지 않았습니다`,
      });
    const beyond = (answer as unknown[]).find(
      (id) => !direct.some((dependency) => dependency.shuffleId === id),
    );
    if (beyond !== undefined)
      throw new KataFault("cutStages", {
        en: `shuffle ${JSON.stringify(beyond)} is not read directly by the stage of RDD ${rdd.id}`,
        ko: `RDD ${rdd.id}의 스테이지가 직접 읽지 않는 셔플입니다: ${JSON.stringify(beyond)}`,
      });
    if (answer.length > direct.length)
      throw new KataFault("cutStages", {
        en: "a shuffle stands in the answer twice",
        ko: "답에 같은 셔플이 두 번 있습니다",
      });
    return direct;
  }

  /** Shuffles further up that have no stage yet, farthest first. */
  #missingAncestors(rdd: AnyRdd): ShuffleDependency[] {
    const found: ShuffleDependency[] = [];
    const seen = new Set<AnyRdd>();
    const waiting = [rdd];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const dependency of directShuffles(at)) {
        if (this.#state.mapStages.has(dependency.shuffleId)) continue;
        found.unshift(dependency);
        waiting.push(dependency.rdd);
      }
    }
    return found;
  }

  /** Marks a stage and all its ancestors as needed by a job. */
  #belongsTo(stage: Stage, jobId: JobId): void {
    const waiting: Stage[] = [stage];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at.jobIds.has(jobId)) continue;
      at.jobIds.add(jobId);
      waiting.push(...at.parents);
    }
  }

  stagesOfJob(jobId: JobId): Stage[] {
    return [...this.#state.stages.values()]
      .filter((stage) => stage.jobIds.has(jobId))
      .sort((a, b) => a.id - b.id);
  }

  /** Forgets the stages that only this job needed. */
  removeJob(jobId: JobId): void {
    for (const stage of this.stagesOfJob(jobId)) {
      stage.jobIds.delete(jobId);
      if (stage.jobIds.size > 0) continue;
      this.#state.stages.delete(stage.id);
      this.#state.waiting.delete(stage);
      this.#state.failed.delete(stage);
      this.#state.running.delete(stage);
      if (stage.kind === "ShuffleMapStage")
        this.#state.mapStages.delete(stage.dependency.shuffleId);
    }
  }

  /** Whether the stage's records, or the order on which they depend, may be others when it is computed again. */
  isIndeterminate(stage: Stage): boolean {
    return deterministicLevel(stage.rdd, this.#levels) === "INDETERMINATE";
  }

  /** A fresh StageInfo for the next attempt. */
  infoOf(stage: Stage, numTasks?: number, firstMetricId?: number): StageInfo {
    const rdds = rddsOfStage(stage.rdd);
    const barriers = barriersAmong(rdds);
    return {
      stageId: stage.id,
      attemptNumber: stage.nextAttemptId,
      name: stage.operation.callSite,
      numTasks:
        numTasks ??
        (stage.kind === "ResultStage" ? stage.job.partitions.length : stage.rdd.getNumPartitions()),
      rddInfos: rdds.map((rdd) => rddInfo(rdd, this.#levels, barriers)),
      parentIds: stage.parents.map((parent) => parent.id),
      shuffleId: stage.kind === "ShuffleMapStage" ? stage.dependency.shuffleId : undefined,
      details: stage.operation.callSite,
      submissionTime: undefined,
      completionTime: undefined,
      failureReason: undefined,
      firstMetricId,
      accumulables: [],
    };
  }
}

function rddInfo(
  rdd: AnyRdd,
  levels: Map<AnyRdd, DeterministicLevel>,
  barriers: ReadonlySet<AnyRdd>,
): RDDInfo {
  return {
    id: rdd.id,
    name: rdd.name ?? rdd.node.className,
    scope: scopeOf(rdd),
    callSite: rdd.operation.callSite,
    parentIds: rdd.dependencies.map((dependency) => dependency.rdd.id),
    storageLevel: rdd.getStorageLevel(),
    numPartitions: rdd.getNumPartitions(),
    isBarrier: barriers.has(rdd),
    outputDeterministicLevel: deterministicLevel(rdd, levels),
  };
}

function scopeOf({ operation }: AnyRdd): RDDInfo["scope"] {
  return operation.scopeId === undefined
    ? undefined
    : { id: operation.scopeId, name: operation.name };
}
