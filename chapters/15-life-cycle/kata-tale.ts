/**
 * A run as a tale and as figures: what the driver and the Master tell, line by line, and how much of it there was.
 *
 * In Spark: the event log and the Master's log. Both are counted from events and from nothing else. Left out on purpose: instants,
 * metrics, and messages that only say that something arrived.
 */
import type { Both, Language } from "#engine/foundation/language";
import type { EventOf, StageInfo, TracedEvent } from "#engine/index";

/** One line for each event that a scheduler's rule can change. */
export function tale(events: readonly TracedEvent[], language: Language = "en"): string[] {
  return events.flatMap((event) => lineOf(event)?.[language] ?? []);
}

const attemptOf = (stage: StageInfo): string => `${stage.stageId}.${stage.attemptNumber}`;

function lineOf(event: TracedEvent): Both | undefined {
  switch (event.kind) {
    case "SparkListenerJobStart": {
      const stages = event.stageInfos.map(({ stageId }) => stageId).join(", ");
      return {
        en: `job ${event.jobId} starts with stages ${stages}`,
        ko: `잡 ${event.jobId} 시작, 스테이지 ${stages}`,
      };
    }
    case "SparkListenerJobEnd": {
      const { kind } = event.jobResult;
      return { en: `job ${event.jobId} ends: ${kind}`, ko: `잡 ${event.jobId} 끝: ${kind}` };
    }
    case "SparkListenerStageSubmitted": {
      const [stage, { numTasks }] = [attemptOf(event.stageInfo), event.stageInfo];
      return {
        en: `stage ${stage} starts with ${numTasks} tasks`,
        ko: `스테이지 ${stage} 시작, 태스크 ${numTasks}개`,
      };
    }
    case "SparkListenerTaskStart":
    case "SparkListenerTaskEnd":
      return taskLineOf(event);
    case "SparkListenerExecutorAdded":
      return {
        en: `executor ${event.executorId} registers with ${event.totalCores} cores`,
        ko: `익스큐터 ${event.executorId} 등록, 코어 ${event.totalCores}개`,
      };
    case "SparkListenerExecutorRemoved":
      return {
        en: `executor ${event.executorId} is removed`,
        ko: `익스큐터 ${event.executorId} 제거`,
      };
    default:
      return managerLineOf(event);
  }
}

function taskLineOf(event: EventOf<"SparkListenerTaskStart" | "SparkListenerTaskEnd">): Both {
  const { index, attemptNumber, executorId } = event.taskInfo;
  const stage = `${event.stageId}.${event.stageAttemptId}`;
  const en = `task ${index}.${attemptNumber} of stage ${stage}`;
  const ko = `스테이지 ${stage}의 태스크 ${index}.${attemptNumber}`;
  return event.kind === "SparkListenerTaskStart"
    ? { en: `${en} starts on executor ${executorId}`, ko: `${ko} 시작, 익스큐터 ${executorId}` }
    : { en: `${en} ends: ${event.reason.kind}`, ko: `${ko} 끝: ${event.reason.kind}` };
}

function managerLineOf(event: TracedEvent): Both | undefined {
  switch (event.kind) {
    case "LaunchExecutor":
      return {
        en: `the Master grants ${event.cores} cores of ${event.to}`,
        ko: `마스터가 ${event.to}의 코어 ${event.cores}개를 내줌`,
      };
    case "LaunchDriver":
      return {
        en: `the Master launches the driver on ${event.host}`,
        ko: `마스터가 드라이버를 띄움: ${event.host}`,
      };
    case "MainStarted":
      return { en: `main starts on ${event.host}`, ko: `main 시작: ${event.host}` };
    case "ApplicationStateChanged":
      return { en: `the application is ${event.state}`, ko: `애플리케이션 상태: ${event.state}` };
    default:
      return undefined;
  }
}

export interface Figures {
  readonly jobs: number;
  /** Stage attempts that were submitted. */
  readonly stages: number;
  /** Stages that a job names and that never ran. */
  readonly skipped: number;
  readonly tasks: number;
  /** Attempts of a task that had been started before, in whatever attempt of its stage. */
  readonly again: number;
}

export function figuresOf(events: readonly TracedEvent[]): Figures {
  const named = new Set<number>();
  const shuffleOf = new Map<number, number>();
  const ran = new Set<number>();
  const started = new Set<string>();
  const figures = { jobs: 0, stages: 0, skipped: 0, tasks: 0, again: 0 };
  for (const event of events) {
    if (event.kind === "SparkListenerJobStart") {
      figures.jobs += 1;
      for (const { stageId, shuffleId } of event.stageInfos) {
        named.add(stageId);
        if (shuffleId !== undefined) shuffleOf.set(stageId, shuffleId);
      }
    } else if (event.kind === "SparkListenerStageSubmitted") {
      figures.stages += 1;
      ran.add(event.stageInfo.stageId);
    } else if (event.kind === "SparkListenerTaskStart") {
      const { stageId, taskInfo } = event;
      const shuffle = shuffleOf.get(stageId);
      const of = shuffle === undefined ? `stage ${stageId}` : `shuffle ${shuffle}`;
      const task = `${of} task ${taskInfo.partitionId}`;
      figures.tasks += 1;
      if (started.has(task)) figures.again += 1;
      started.add(task);
    }
  }
  figures.skipped = [...named].filter((stage) => !ran.has(stage)).length;
  return figures;
}

/** `1 task`, `2 tasks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "your stage splitter ran 4 jobs, 11 stages (2 skipped) and 23 tasks, 3 of them again". */
export function tellFigures(noun: Both, figures: Figures): Both {
  const { jobs, stages, skipped, tasks, again } = figures;
  return {
    en: `${noun.en} ran ${counted(jobs, "job")}, ${counted(stages, "stage")} (${skipped} skipped) and ${counted(tasks, "task")}, ${again} of them again`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개(건너뜀 ${skipped}개), 태스크 ${tasks}개(다시 실행 ${again}개)`,
  };
}
