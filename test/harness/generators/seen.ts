/**
 * A run as laws read it: jobs, stage attempts and task attempts, folded from the events of an application.
 *
 * In Spark: what a listener keeps. Left out on purpose: anything that is not in the events; a law looks at nothing else.
 */
import type {
  AnyEvent,
  EventOf,
  RDDInfo,
  StageInfo,
  TaskInfo,
  TracedEvent,
} from "../../../engine/index.ts";

type TaskStart = EventOf<"SparkListenerTaskStart">;
type TaskEnd = EventOf<"SparkListenerTaskEnd">;

export interface TaskSeen {
  readonly id: number;
  readonly stage: number;
  readonly attempt: number;
  readonly info: TaskInfo;
  readonly start: TaskStart;
  /** The end that counts; a `Resubmitted` after it is in `resubmitted`. */
  end: TaskEnd | undefined;
  resubmitted: TaskEnd | undefined;
}

export interface AttemptSeen {
  readonly stage: number;
  readonly attempt: number;
  readonly submitted: EventOf<"SparkListenerStageSubmitted">;
  completed: EventOf<"SparkListenerStageCompleted"> | undefined;
  readonly tasks: TaskSeen[];
}

export interface JobSeen {
  readonly id: number;
  readonly start: EventOf<"SparkListenerJobStart">;
  readonly end: EventOf<"SparkListenerJobEnd"> | undefined;
  readonly stages: readonly StageInfo[];
  /** Attempts of its stages, in order of submission. */
  readonly attempts: readonly AttemptSeen[];
  /** Stages that it names and that were never submitted. */
  readonly skipped: readonly StageInfo[];
}

export interface RunSeen {
  readonly jobs: readonly JobSeen[];
  readonly attempts: readonly AttemptSeen[];
  readonly tasks: readonly TaskSeen[];
  /** The RDDs that any job named, by id. */
  readonly rdds: ReadonlyMap<number, RDDInfo>;
}

const keyOf = (stage: number, attempt: number): string => `${stage}.${attempt}`;

export function seen(events: readonly TracedEvent[]): RunSeen {
  const attempts = new Map<string, AttemptSeen>();
  const tasks = new Map<number, TaskSeen>();
  const starts: EventOf<"SparkListenerJobStart">[] = [];
  const ends = new Map<number, EventOf<"SparkListenerJobEnd">>();
  for (const event of events) {
    switch (event.kind) {
      case "SparkListenerJobStart":
        starts.push(event);
        break;
      case "SparkListenerJobEnd":
        ends.set(event.jobId, event);
        break;
      case "SparkListenerStageSubmitted": {
        const { stageId, attemptNumber } = event.stageInfo;
        const made = { stage: stageId, attempt: attemptNumber, submitted: event };
        attempts.set(keyOf(stageId, attemptNumber), { ...made, completed: undefined, tasks: [] });
        break;
      }
      case "SparkListenerStageCompleted": {
        const { stageId, attemptNumber } = event.stageInfo;
        const attempt = attempts.get(keyOf(stageId, attemptNumber));
        if (attempt !== undefined) attempt.completed = event;
        break;
      }
      case "SparkListenerTaskStart":
        begin(event, attempts, tasks);
        break;
      case "SparkListenerTaskEnd":
        finish(event, tasks);
        break;
      default:
    }
  }
  const all = [...attempts.values()];
  const jobs = starts.map((start) => jobOf(start, ends.get(start.jobId), all));
  const rdds = new Map(
    jobs.flatMap(({ stages }) => stages.flatMap((s) => s.rddInfos)).map((rdd) => [rdd.id, rdd]),
  );
  return { jobs, attempts: all, tasks: [...tasks.values()], rdds };
}

function begin(
  start: TaskStart,
  attempts: ReadonlyMap<string, AttemptSeen>,
  tasks: Map<number, TaskSeen>,
): void {
  const { stageId: stage, stageAttemptId: attempt, taskInfo: info } = start;
  const id = info.taskId;
  const made: TaskSeen = {
    id,
    stage,
    attempt,
    info,
    start,
    end: undefined,
    resubmitted: undefined,
  };
  tasks.set(id, made);
  attempts.get(keyOf(stage, attempt))?.tasks.push(made);
}

function finish(end: TaskEnd, tasks: ReadonlyMap<number, TaskSeen>): void {
  const task = tasks.get(end.taskInfo.taskId);
  if (task === undefined) return;
  if (end.reason.kind === "Resubmitted") task.resubmitted = end;
  else task.end = end;
}

function jobOf(
  start: JobSeen["start"],
  end: JobSeen["end"],
  attempts: readonly AttemptSeen[],
): JobSeen {
  const ids = new Set(start.stageInfos.map(({ stageId }) => stageId));
  const own = attempts.filter(({ stage }) => ids.has(stage));
  const ran = new Set(own.map(({ stage }) => stage));
  return {
    id: start.jobId,
    start,
    end,
    stages: start.stageInfos,
    attempts: own,
    skipped: start.stageInfos.filter(({ stageId }) => !ran.has(stageId)),
  };
}

/** The partitions that an attempt's tasks are for, ascending, each once. */
export const partitionsOf = (attempt: Pick<AttemptSeen, "tasks">): number[] =>
  [...new Set(attempt.tasks.map(({ info }) => info.partitionId))].sort((a, b) => a - b);

export const succeeded = (task: TaskSeen): boolean => task.end?.reason.kind === "Success";

/** Events of one kind, also where the kind is only known by name. */
export const countOf = (events: readonly TracedEvent[], kind: AnyEvent["kind"]): number =>
  events.reduce((count, event) => count + Number(event.kind === kind), 0);

/** `0` to `count - 1`. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** `1 task`, `2 tasks`. */
export const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? "" : "s"}`;

/** Virtual time as a reader says it: `4.213 s`. */
export const inSeconds = (micros: number): string => `${(micros / 1_000_000).toFixed(3)} s`;
