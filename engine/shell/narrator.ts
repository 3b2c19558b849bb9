/**
 * Log lines that a driver writes about what it is told: tasks that start and end, block managers that register, jobs that are over. They say what the
 * events say, so they are made from them.
 *
 * In Spark: TaskSetManager, DAGScheduler, BlockManagerMasterEndpoint, StandaloneSchedulerBackend. Left out on purpose: lines about blocks and their sizes.
 */
import { bytesToString } from "../foundation/sizes.ts";
import type { TracedEvent } from "../events/trace.ts";
import type { StageInfo } from "../events/listener-events.ts";
import type { World } from "../world/world.ts";

/** `Submitting ResultStage 0 (MapPartitionsRDD[1] at map at app.ts:3), which has no missing parents`. */
function submitting({ stageId, shuffleId, rddInfos }: StageInfo): string {
  const kind = shuffleId === undefined ? "ResultStage" : "ShuffleMapStage";
  const last = rddInfos.reduce((a, b) => (b.id > a.id ? b : a));
  const rdd = `${last.name}[${last.id}] at ${last.callSite}`;
  return `Submitting ${kind} ${stageId} (${rdd}), which has no missing parents`;
}

interface Told {
  /** By stage and attempt, how many of its tasks succeeded, and of how many. */
  readonly done: Map<string, { ended: number; readonly tasks: number }>;
  readonly jobs: Map<
    string,
    { readonly at: number; readonly text: string; readonly stages: readonly number[] }
  >;
}

export class Narrator {
  readonly #world: World;
  readonly #told: Told = { done: new Map(), jobs: new Map() };
  /** The driver of an application, by its process's name. */
  readonly #driverOf: (app: string) => string | undefined;

  constructor(world: World, driverOf: (app: string) => string | undefined) {
    this.#world = world;
    this.#driverOf = driverOf;
  }

  take(event: TracedEvent): void {
    const { app } = event;
    const driver = app === undefined ? undefined : this.#driverOf(app);
    if (driver === undefined) return;
    for (const [logger, text] of this.#lines(event))
      this.#world.detail("INFO", logger, text, driver, app);
  }

  #lines(event: TracedEvent): readonly (readonly [logger: string, text: string])[] {
    const app = event.app ?? "";
    switch (event.kind) {
      case "SparkListenerStageSubmitted": {
        const { stageId, attemptNumber, numTasks } = event.stageInfo;
        this.#told.done.set(`${app} ${stageId}.${attemptNumber}`, { ended: 0, tasks: numTasks });
        return [["DAGScheduler", submitting(event.stageInfo)]];
      }
      case "SparkListenerTaskStart": {
        const { taskInfo, stageId, stageAttemptId } = event;
        const { index, attemptNumber, taskId, host, executorId, taskLocality, partitionId } =
          taskInfo;
        const place = `${host}, executor ${executorId}, partition ${partitionId}, ${taskLocality}, 8983 bytes`;
        return [
          [
            "TaskSetManager",
            `Starting task ${index}.${attemptNumber} in stage ${stageId}.${stageAttemptId} (TID ${taskId}) (${place}) `,
          ],
        ];
      }
      case "SparkListenerTaskEnd":
        return this.#taskEnd(event);
      case "SparkListenerBlockManagerAdded": {
        const { executorId, host, port } = event.blockManagerId;
        if (executorId === "driver") return [];
        const id = `BlockManagerId(${executorId}, ${host}, ${port}, None)`;
        const ref = `NettyRpcEndpointRef(spark-client://Executor) (${host}:${port})`;
        return [
          [
            endpointOf(app),
            `Registered executor ${ref} with ID ${executorId},  ResourceProfileId 0`,
          ],
          [
            "BlockManagerMasterEndpoint",
            `Registering block manager ${host}:${port} with ${bytesToString(event.maxMem)} RAM, ${id}`,
          ],
        ];
      }
      case "SparkListenerJobStart": {
        const last = event.stageInfos.reduce((a, b) => (b.stageId > a.stageId ? b : a));
        this.#told.jobs.set(`${app} ${event.jobId}`, {
          at: event.at,
          text: last.name,
          stages: [last.stageId],
        });
        return [];
      }
      case "SparkListenerJobEnd":
        return this.#jobEnd(event);
      default:
        return [];
    }
  }

  #taskEnd(
    event: Extract<TracedEvent, { kind: "SparkListenerTaskEnd" }>,
  ): readonly (readonly [string, string])[] {
    const { taskInfo, stageId, stageAttemptId, reason } = event;
    if (reason.kind !== "Success") return [];
    const { index, attemptNumber, taskId, host, executorId } = taskInfo;
    const done = this.#told.done.get(`${event.app ?? ""} ${stageId}.${stageAttemptId}`);
    if (done !== undefined) done.ended += 1;
    const took = Math.max(1, Math.round((event.at - taskInfo.launchTime) / 1000));
    return [
      [
        "TaskSetManager",
        `Finished task ${index}.${attemptNumber} in stage ${stageId}.${stageAttemptId} (TID ${taskId}) in ${took} ms on ${host} (executor ${executorId}) (${done?.ended ?? 1}/${done?.tasks ?? 1})`,
      ],
    ];
  }

  #jobEnd(
    event: Extract<TracedEvent, { kind: "SparkListenerJobEnd" }>,
  ): readonly (readonly [string, string])[] {
    const job = this.#told.jobs.get(`${event.app ?? ""} ${event.jobId}`);
    if (job === undefined || event.jobResult.kind !== "JobSucceeded") return [];
    const took = ((event.at - job.at) / 1_000_000).toFixed(6);
    return [
      [
        "DAGScheduler",
        `Job ${event.jobId} is finished. Cancelling potential speculative or zombie tasks for this job`,
      ],
      ...job.stages.map(
        (stage) =>
          [
            "TaskSchedulerImpl",
            `Killing all running tasks in stage ${stage}: Stage finished`,
          ] as const,
      ),
      ["DAGScheduler", `Job ${event.jobId} finished: ${job.text}, took ${took} s`],
    ];
  }
}

/** Who takes executors in: a standalone driver has an endpoint of its own; ids of Mesos' frameworks begin with the master's day. */
const endpointOf = (app: string): string =>
  /^\d{8}-/.test(app)
    ? "CoarseGrainedSchedulerBackend$DriverEndpoint"
    : "StandaloneSchedulerBackend$StandaloneDriverEndpoint";
