/** Events of exclusion on failure in words. In Spark each comes under two names; both are said alike. */
import type { AnyEvent } from "../../engine/index.ts";
import type { ExclusionEvent } from "../../engine/events/exclusion-events.ts";
import type { Sentences } from "./message-words.ts";
import type { Both } from "./texts.ts";

type Of<K extends ExclusionEvent["kind"]> = Extract<ExclusionEvent, { readonly kind: K }>;

const failed = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const executorOut = ({ executorId, taskFailures }: Of<"SparkListenerExecutorExcluded">): Both => ({
  en: `executor ${executorId} is left out: ${failed(taskFailures, "task")} failed on it`,
  ko: `익스큐터 ${executorId} 제외: 실패한 태스크 ${taskFailures}개`,
});
const executorIn = ({ executorId }: Of<"SparkListenerExecutorUnexcluded">): Both => ({
  en: `executor ${executorId} may run tasks again`,
  ko: `익스큐터 ${executorId} 제외 해제`,
});
const executorOutOfStage = (event: Of<"SparkListenerExecutorExcludedForStage">): Both => ({
  en: `stage ${event.stageId}.${event.stageAttemptId} leaves out executor ${event.executorId}: ${failed(event.taskFailures, "task")} failed on it`,
  ko: `스테이지 ${event.stageId}.${event.stageAttemptId}에서 익스큐터 ${event.executorId} 제외: 실패한 태스크 ${event.taskFailures}개`,
});
const nodeOut = ({ hostId, executorFailures }: Of<"SparkListenerNodeExcluded">): Both => ({
  en: `node ${hostId} is left out with ${failed(executorFailures, "executor")}`,
  ko: `노드 ${hostId} 제외: 제외된 익스큐터 ${executorFailures}개`,
});
const nodeIn = ({ hostId }: Of<"SparkListenerNodeUnexcluded">): Both => ({
  en: `node ${hostId} may run tasks again`,
  ko: `노드 ${hostId} 제외 해제`,
});
const nodeOutOfStage = (event: Of<"SparkListenerNodeExcludedForStage">): Both => ({
  en: `stage ${event.stageId}.${event.stageAttemptId} leaves out node ${event.hostId} with ${failed(event.executorFailures, "executor")}`,
  ko: `스테이지 ${event.stageId}.${event.stageAttemptId}에서 노드 ${event.hostId} 제외: 제외된 익스큐터 ${event.executorFailures}개`,
});

export const exclusions = {
  SparkListenerExecutorExcluded: executorOut,
  SparkListenerExecutorBlacklisted: (event) =>
    executorOut({ ...event, kind: "SparkListenerExecutorExcluded" }),
  SparkListenerExecutorUnexcluded: executorIn,
  SparkListenerExecutorUnblacklisted: (event) =>
    executorIn({ ...event, kind: "SparkListenerExecutorUnexcluded" }),
  SparkListenerExecutorExcludedForStage: executorOutOfStage,
  SparkListenerExecutorBlacklistedForStage: (event) =>
    executorOutOfStage({ ...event, kind: "SparkListenerExecutorExcludedForStage" }),
  SparkListenerNodeExcluded: nodeOut,
  SparkListenerNodeBlacklisted: (event) => nodeOut({ ...event, kind: "SparkListenerNodeExcluded" }),
  SparkListenerNodeUnexcluded: nodeIn,
  SparkListenerNodeUnblacklisted: (event) =>
    nodeIn({ ...event, kind: "SparkListenerNodeUnexcluded" }),
  SparkListenerNodeExcludedForStage: nodeOutOfStage,
  SparkListenerNodeBlacklistedForStage: (event) =>
    nodeOutOfStage({ ...event, kind: "SparkListenerNodeExcludedForStage" }),
  SparkListenerUnschedulableTaskSetAdded: ({ stageId, stageAttemptId }) => ({
    en: `stage ${stageId}.${stageAttemptId} has nobody to run its tasks; executors are to be asked for`,
    ko: `스테이지 ${stageId}.${stageAttemptId}: 태스크를 돌릴 곳이 없어 익스큐터를 요청해야 함`,
  }),
  SparkListenerUnschedulableTaskSetRemoved: ({ stageId, stageAttemptId }) => ({
    en: `stage ${stageId}.${stageAttemptId} has somebody to run its tasks again`,
    ko: `스테이지 ${stageId}.${stageAttemptId}: 태스크를 돌릴 곳이 다시 생김`,
  }),
} satisfies Partial<Sentences<AnyEvent["kind"]>>;
