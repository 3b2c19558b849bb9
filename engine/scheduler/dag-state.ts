/** What the DAG scheduler keeps: stages, jobs, cache locations, epochs of losses; and the one way by which it posts events. C3. */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ClosureShipper } from "../foundation/closures.ts";
import type {
  ExecutorId,
  HostName,
  JobId,
  RddId,
  ShuffleId,
  StageId,
  TaskId,
} from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { AccumulatorContext } from "../events/accumulator-context.ts";
import type { SparkListenerEvent } from "../events/listener-events.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { MapOutputTrackerMaster } from "../shuffle/map-output-tracker.ts";
import type { BlockManagerMaster } from "../storage/block-manager-master.ts";
import type { World } from "../world/world.ts";
import type { CountsUpdates } from "./counts-updates.ts";
import type { CutStages } from "./cut-stages.ts";
import type { LostFiles } from "./dag-events.ts";
import type { ShufflesToRead, StagesToRun } from "./missing-parents.ts";
import type { ActiveJob, ResultStage, ShuffleMapStage, Stage } from "./stage.ts";
import type { TaskPlaces } from "./task-places.ts";
import type { TaskScheduler } from "./task-scheduler.ts";

export interface DagOptions {
  readonly world: World;
  readonly conf: SparkConf;
  readonly tracker: MapOutputTrackerMaster;
  readonly blocks: BlockManagerMaster;
  readonly tasks: TaskScheduler;
  readonly shipper: ClosureShipper;
  readonly post: (event: SparkListenerEvent) => number;
  readonly log: (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;
  /** Broadcasts a stage's code of so many bytes; answers the broadcast's id. */
  readonly broadcast: (bytes: Bytes) => number;
  readonly externalShuffleService: boolean;
  readonly accumulators: AccumulatorContext;
  readonly countsUpdates?: CountsUpdates | undefined;
  readonly cutStages?: CutStages | undefined;
  readonly stagesToRun?: StagesToRun | undefined;
  readonly shufflesToRead?: ShufflesToRead | undefined;
  readonly taskPlaces?: TaskPlaces | undefined;
}

/** Jobs so far, jobs and stages now. */
export interface DagCounts {
  readonly allJobs: number;
  readonly activeJobs: number;
  /** Attempts that a fetch failure ended and that are to be submitted again. */
  readonly failedStages: number;
  readonly runningStages: number;
  /** Stages whose parents are not done. */
  readonly waitingStages: number;
}

export class DagState {
  readonly options: DagOptions;
  readonly stages = new Map<StageId, Stage>();
  readonly mapStages = new Map<ShuffleId, ShuffleMapStage>();
  readonly activeJobs = new Map<JobId, { readonly job: ActiveJob; readonly stage: ResultStage }>();
  readonly waiting = new Set<Stage>();
  readonly running = new Set<Stage>();
  readonly failed = new Set<Stage>();
  /** The StageSubmitted of a stage's latest attempt, the TaskStart of an attempt: causes of what follows. */
  readonly attemptEvents = new Map<StageId, number>();
  readonly taskEvents = new Map<TaskId, number>();
  readonly #cacheLocs = new Map<RddId, readonly (readonly BlockManagerId[])[]>();
  readonly #executorFailureEpoch = new Map<ExecutorId, number>();
  readonly #shuffleFileLostEpoch = new Map<ExecutorId, number>();
  nextStageId: StageId = 0;

  constructor(options: DagOptions) {
    this.options = options;
  }

  counts(allJobs: number): DagCounts {
    return {
      allJobs,
      activeJobs: this.activeJobs.size,
      failedStages: this.failed.size,
      runningStages: this.running.size,
      waitingStages: this.waiting.size,
    };
  }

  post(event: SparkListenerEvent): number {
    return this.options.post(event);
  }

  log(level: "INFO" | "WARN" | "ERROR", text: string): void {
    this.options.log(level, "DAGScheduler", text);
  }

  clearCacheLocs(): void {
    this.#cacheLocs.clear();
  }

  /** Where each partition of a persisted RDD is cached; remembered until something changes. */
  cacheLocs(rdd: AnyRdd): readonly (readonly BlockManagerId[])[] {
    let locations = this.#cacheLocs.get(rdd.id);
    if (locations === undefined) {
      const { blocks } = this.options;
      locations = Array.from({ length: rdd.getNumPartitions() }, (_, p) =>
        rdd.isPersisted ? blocks.locations(rdd.id, p) : [],
      );
      this.#cacheLocs.set(rdd.id, locations);
    }
    return locations;
  }

  /** A completion from an executor that failed after the task was made is not to be trusted (C3.27). */
  isBogus(executor: ExecutorId, taskEpoch: number): boolean {
    const failedAt = this.#executorFailureEpoch.get(executor);
    return failedAt !== undefined && taskEpoch <= failedAt;
  }

  executorReturned(id: ExecutorId, _host: HostName): void {
    this.#executorFailureEpoch.delete(id);
    this.#shuffleFileLostEpoch.delete(id);
  }

  /** No output is left on a host. Whose executors were lost before does not matter. */
  workerRemoved(workerId: string, host: HostName): void {
    this.log("INFO", `Shuffle files lost for worker ${workerId} on host ${host}`);
    this.options.tracker.removeOutputs({ executorId: "", host });
    this.clearCacheLocs();
  }

  /** Block manager and, where the files went with it, map outputs of an executor are forgotten; once an epoch (C3.42). */
  executorLost(id: ExecutorId, files: LostFiles, taskEpoch: number | undefined): void {
    const { tracker, blocks, world } = this.options;
    const epoch = taskEpoch ?? tracker.epoch;
    if ((this.#executorFailureEpoch.get(id) ?? -1) < epoch) {
      this.#executorFailureEpoch.set(id, epoch);
      this.log("INFO", `Executor lost: ${id} (epoch ${epoch})`);
      const removed = blocks.remove(id);
      if (removed !== undefined)
        this.post({
          kind: "SparkListenerBlockManagerRemoved",
          time: world.now(),
          blockManagerId: removed,
        });
      this.clearCacheLocs();
    }
    if (files.gone && (this.#shuffleFileLostEpoch.get(id) ?? -1) < epoch) {
      this.#shuffleFileLostEpoch.set(id, epoch);
      const whose = files.host === undefined ? `executor: ${id}` : `host: ${files.host}`;
      this.log("INFO", `Shuffle files lost for ${whose} (epoch ${epoch})`);
      tracker.removeOutputs({ executorId: id, host: files.host });
      this.clearCacheLocs();
    }
  }
}
