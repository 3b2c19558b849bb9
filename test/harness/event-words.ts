/**
 * Any event of a run in words, with the process it comes from and the one it goes to.
 *
 * In Spark: a listener event, a message, a line of a log. What the driver tells its listeners is said as a sentence. A table with a row for
 * each kind, so that a new kind of event is missed by the compiler. Left out on purpose: instants and metrics.
 */
import type {
  AnyEvent,
  EventOf,
  StageInfo,
  TaskEndReason,
  TracedEvent,
} from "../../engine/index.ts";
import { exclusions } from "./exclusion-words.ts";
import { messages, type Sentences, sizeInWords } from "./message-words.ts";
import type { Both } from "./texts.ts";

export interface EventTold {
  readonly from: string;
  /** Undefined where it goes to nobody else. */
  readonly to: string | undefined;
  readonly what: Both;
}

const attemptOf = (stage: StageInfo): string => `${stage.stageId}.${stage.attemptNumber}`;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Jobs, stages and the tasks in them. */
const work = {
  SparkListenerJobStart: ({ jobId, stageInfos }) => {
    const stages = stageInfos.map(({ stageId }) => stageId).join(", ");
    return {
      en: `job ${jobId} starts with ${stageInfos.length === 1 ? "stage" : "stages"} ${stages}`,
      ko: `잡 ${jobId} 시작, 스테이지 ${stages}`,
    };
  },
  SparkListenerJobEnd: ({ jobId, jobResult }) => ({
    en: `job ${jobId} ends: ${jobResult.kind}`,
    ko: `잡 ${jobId} 끝: ${jobResult.kind}`,
  }),
  SparkListenerStageSubmitted: ({ stageInfo }) => ({
    en: `stage ${attemptOf(stageInfo)} starts with ${counted(stageInfo.numTasks, "task")}`,
    ko: `스테이지 ${attemptOf(stageInfo)} 시작, 태스크 ${stageInfo.numTasks}개`,
  }),
  SparkListenerStageCompleted: ({ stageInfo }) => {
    const { failureReason } = stageInfo;
    const [why = ""] = failureReason?.split("\n", 1) ?? [];
    return {
      en: `stage ${attemptOf(stageInfo)} ${failureReason === undefined ? "is complete" : `fails: ${why}`}`,
      ko: `스테이지 ${attemptOf(stageInfo)} ${failureReason === undefined ? "완료" : `실패: ${why}`}`,
    };
  },
  SparkListenerTaskStart: (event) => {
    const { en, ko } = taskOf(event);
    const holder = holderOf(event.taskInfo.executorId);
    return { en: `${en} starts on ${holder.en}`, ko: `${ko} 시작, ${holder.ko}` };
  },
  SparkListenerTaskEnd: (event) => {
    const { en, ko } = taskOf(event);
    return {
      en: `${en} ends: ${reasonOf(event.reason)}`,
      ko: `${ko} 끝: ${reasonOf(event.reason)}`,
    };
  },
  SparkListenerTaskGettingResult: ({ taskInfo }) => ({
    en: `the result of TID ${taskInfo.taskId} is fetched`,
    ko: `TID ${taskInfo.taskId}의 결과를 가져옴`,
  }),
  SparkListenerSpeculativeTaskSubmitted: ({ taskIndex, stageId, stageAttemptId }) => ({
    en: `task ${taskIndex} of stage ${stageId}.${stageAttemptId} will get a second, speculative attempt`,
    ko: `스테이지 ${stageId}.${stageAttemptId}의 태스크 ${taskIndex}의 추측 실행(speculative) 시도를 예약`,
  }),
} satisfies Partial<Sentences<AnyEvent["kind"]>>;

function taskOf({
  stageId,
  stageAttemptId,
  taskInfo,
}: EventOf<"SparkListenerTaskStart" | "SparkListenerTaskEnd">): Both {
  const { index, attemptNumber } = taskInfo;
  const stage = `${stageId}.${stageAttemptId}`;
  return {
    en: `task ${index}.${attemptNumber} of stage ${stage}`,
    ko: `스테이지 ${stage}의 태스크 ${index}.${attemptNumber}`,
  };
}

/** A reason by its name, with the one thing that tells it from others of its kind. */
function reasonOf(reason: TaskEndReason): string {
  if (reason.kind === "FetchFailed")
    return `FetchFailed (shuffle ${reason.shuffleId}, map ${reason.mapIndex})`;
  if (reason.kind === "ExceptionFailure") return `ExceptionFailure (${reason.className})`;
  return reason.kind;
}

/** The application, its executors and its blocks. */
const life = {
  SparkListenerApplicationStart: ({ appName, appId }) => ({
    en: `application “${appName}” starts as ${appId}`,
    ko: `애플리케이션 “${appName}” 시작(${appId})`,
  }),
  SparkListenerApplicationEnd: () => ({ en: "the application ends", ko: "애플리케이션 끝" }),
  SparkListenerEnvironmentUpdate: () => ({ en: "the settings are told", ko: "설정을 알림" }),
  SparkListenerResourceProfileAdded: ({ cores, memory }) => {
    const size = sizeInWords(memory);
    return {
      en: `executors are to have ${counted(cores, "core")}, ${size.en}`,
      ko: `익스큐터가 가질 자원: 코어 ${cores}개, ${size.ko}`,
    };
  },
  SparkListenerExecutorAdded: ({ executorId, totalCores }) => ({
    en: `executor ${executorId} registers with ${counted(totalCores, "core")}`,
    ko: `익스큐터 ${executorId} 등록, 코어 ${totalCores}개`,
  }),
  SparkListenerExecutorRemoved: ({ executorId }) => ({
    en: `executor ${executorId} is removed`,
    ko: `익스큐터 ${executorId} 제거`,
  }),
  SparkListenerBlockManagerAdded: ({ blockManagerId }) => {
    const holder = holderOf(blockManagerId.executorId);
    return {
      en: `${holder.en} can hold blocks now`,
      ko: `이제 ${holder.ko}에 블록을 둘 수 있음`,
    };
  },
  SparkListenerBlockManagerRemoved: ({ blockManagerId }) => {
    const holder = holderOf(blockManagerId.executorId);
    return {
      en: `the blocks of ${holder.en} are forgotten`,
      ko: `${holder.ko}에 있던 블록을 잊음`,
    };
  },
  SparkListenerBlockUpdated: ({ blockManagerId, blockId, storageLevel }) => {
    const holder = holderOf(blockManagerId.executorId);
    const { useMemory, useDisk } = storageLevel;
    if (useMemory || useDisk)
      return {
        en: `${blockId} is in the ${useMemory ? "memory" : "disk store"} of ${holder.en}`,
        ko: `${blockId}: ${holder.ko}의 ${useMemory ? "메모리" : "디스크"}에 있음`,
      };
    return {
      en: `${holder.en} no longer holds ${blockId}`,
      ko: `${blockId}: ${holder.ko}에 더는 없음`,
    };
  },
  SparkListenerUnpersistRDD: ({ rddId }) => ({
    en: `RDD ${rddId} is no longer kept`,
    ko: `RDD ${rddId} 보관 해제`,
  }),
  LogLine: ({ level, logger, text }) => {
    const said = logger === "stdout" ? `│ ${text}` : `${level} ${logger}: ${text}`;
    return { en: said, ko: said };
  },
} satisfies Partial<Sentences<AnyEvent["kind"]>>;

const holderOf = (executor: string): Both =>
  executor === "driver"
    ? { en: "the driver", ko: "드라이버" }
    : { en: `executor ${executor}`, ko: `익스큐터 ${executor}` };

const sentences: Sentences<AnyEvent["kind"]> = { ...messages, ...work, ...life, ...exclusions };

/** The event in words. */
export function eventInWords(event: TracedEvent): EventTold {
  // The table has for each kind a function of that very kind.
  const say = sentences[event.kind] as (one: TracedEvent) => Both;
  const what = say(event);
  if (event.kind === "LogLine") return { from: event.process, to: undefined, what };
  if (!("from" in event)) return { from: "driver", to: undefined, what };
  const { from, to } = event;
  return { from, to: to === from ? undefined : to, what };
}
