/**
 * What a run's events say, folded into what pictures show: task attempts, executors, jobs with their stages.
 *
 * In Spark: AppStatusListener, which folds the same events for its UI. Left out on purpose: everything that no picture shows.
 */
import { eventsOf, type StageInfo, type TaskEndReason, type TracedEvent } from "#engine/index";

export interface Attempt {
  readonly taskId: number;
  readonly stage: number;
  readonly stageAttempt: number;
  readonly partition: number;
  readonly attempt: number;
  readonly executor: string;
  readonly host: string;
  readonly from: number;
  /** Undefined where the run ended before the attempt did. */
  readonly to: number | undefined;
  readonly end: "ok" | "failed" | "killed" | "fetch failed" | "lost" | "open";
  readonly isMap: boolean;
}

export interface ExecutorLife {
  readonly id: string;
  readonly host: string;
  readonly cores: number;
  readonly from: number;
  readonly to: number | undefined;
  /** Whether it went while the application still ran. */
  readonly lost: boolean;
}

export interface JobStages {
  readonly job: number;
  readonly from: number;
  readonly to: number | undefined;
  readonly succeeded: boolean | undefined;
  readonly stages: readonly StageState[];
}

export interface StageState {
  readonly info: StageInfo;
  /** Attempts submitted within the job; none: skipped. */
  readonly attempts: number;
  /** Task attempts started within the job. */
  readonly tasks: number;
}

export function attemptsIn(events: readonly TracedEvent[]): Attempt[] {
  const ends = new Map(
    eventsOf(events, "SparkListenerTaskEnd").map((event) => [event.taskInfo.taskId, event]),
  );
  const maps = new Set(
    eventsOf(events, "SparkListenerTaskEnd")
      .filter((event) => event.taskType === "ShuffleMapTask")
      .map((event) => event.stageId),
  );
  for (const { stageInfo } of eventsOf(events, "SparkListenerStageSubmitted"))
    if (stageInfo.shuffleId !== undefined) maps.add(stageInfo.stageId);
  const seen = new Set<number>();
  return eventsOf(events, "SparkListenerTaskStart").flatMap(
    ({ stageId, stageAttemptId, taskInfo, at }) => {
      if (seen.has(taskInfo.taskId)) return [];
      seen.add(taskInfo.taskId);
      const ended = ends.get(taskInfo.taskId);
      return [
        {
          taskId: taskInfo.taskId,
          stage: stageId,
          stageAttempt: stageAttemptId,
          partition: taskInfo.partitionId,
          attempt: taskInfo.attemptNumber,
          executor: taskInfo.executorId,
          host: taskInfo.host,
          from: at,
          to: ended?.at,
          end: ended === undefined ? "open" : endOf(ended.reason),
          isMap: maps.has(stageId),
        },
      ];
    },
  );
}

function endOf(reason: TaskEndReason): Attempt["end"] {
  switch (reason.kind) {
    case "Success":
    case "Resubmitted":
      return "ok";
    case "FetchFailed":
      return "fetch failed";
    case "TaskKilled":
      return "killed";
    case "ExecutorLostFailure":
      return "lost";
    case "ExceptionFailure":
    case "TaskResultLost":
    case "UnknownReason":
      return "failed";
  }
}

export function executorsIn(events: readonly TracedEvent[]): ExecutorLife[] {
  const removed = new Map(
    eventsOf(events, "SparkListenerExecutorRemoved").map((event) => [event.executorId, event.at]),
  );
  const end = eventsOf(events, "SparkListenerApplicationEnd")[0]?.at ?? Infinity;
  return eventsOf(events, "SparkListenerExecutorAdded").map((event) => {
    const to = removed.get(event.executorId);
    return {
      id: event.executorId,
      host: event.host,
      cores: event.totalCores,
      from: event.at,
      to,
      lost: to !== undefined && to < end,
    };
  });
}

/** Jobs in order, each with the stages of its graph, those that were skipped too. */
export function jobsIn(events: readonly TracedEvent[]): JobStages[] {
  const ends = new Map(
    eventsOf(events, "SparkListenerJobEnd").map((event) => [event.jobId, event]),
  );
  return eventsOf(events, "SparkListenerJobStart").map((start) => {
    const end = ends.get(start.jobId);
    const within = events.filter(
      (event) => event.id > start.id && (end === undefined || event.id < end.id),
    );
    const submitted = eventsOf(within, "SparkListenerStageSubmitted");
    const tasks = eventsOf(within, "SparkListenerTaskStart");
    const stages = start.stageInfos.map((info) => ({
      info,
      attempts: submitted.filter((event) => event.stageInfo.stageId === info.stageId).length,
      tasks: tasks.filter((event) => event.stageId === info.stageId).length,
    }));
    return {
      job: start.jobId,
      from: start.at,
      to: end?.at,
      succeeded: end === undefined ? undefined : end.jobResult.kind === "JobSucceeded",
      stages: stages.toSorted((a, b) => a.info.stageId - b.info.stageId),
    };
  });
}

/** "4.213 s", from microseconds. */
export const secondsOf = (at: number): string => `${(at / 1_000_000).toFixed(3)} s`;

/** The name of a process without its application: "app-1/executor 2" is "executor 2". */
export const shortName = (process: string): string => process.replace(/^(app|local)-[^/]*\//, "");
