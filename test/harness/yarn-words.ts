/**
 * What YARN's events say, in words: states of applications, attempts and containers, and the messages between ApplicationMasters and the ResourceManager.
 *
 * In Hadoop: ApplicationClientProtocol, ApplicationMasterProtocol, ContainerManagementProtocol; each sentence begins with the event's own name or state. Left out on purpose:
 * who says it to whom.
 */
import type { Sentences } from "./message-words.ts";

const shortId = (id: string): string => id.replace(/_\d{13}/, "");

export const yarnWords = {
  SubmitApplication: ({ appId, queue, memory }) => ({
    en: `submits ${shortId(appId)} into the queue ${queue}; its ApplicationMaster asks for ${memory} MB`,
    ko: `${shortId(appId)}을(를) 큐 ${queue}에 제출: 애플리케이션마스터(ApplicationMaster)가 ${memory} MB를 요청`,
  }),
  YarnApplicationStateChanged: ({ appId, state }) => ({
    en: `${shortId(appId)} is ${state}`,
    ko: `${shortId(appId)}의 상태: ${state}`,
  }),
  YarnAttemptStateChanged: ({ attemptId, state }) => ({
    en: `${shortId(attemptId)} is ${state}`,
    ko: `${shortId(attemptId)}의 상태: ${state}`,
  }),
  ContainerStateChanged: ({ containerId, state, host, memory, vcores, exitStatus }) => {
    const code = exitStatus === undefined ? "" : ` (${exitStatus})`;
    return {
      en: `${shortId(containerId)} of ${memory} MB and ${vcores} vcores on ${host} is ${state}${code}`,
      ko: `${host}의 ${shortId(containerId)}(${memory} MB, 코어 ${vcores}개) 상태: ${state}${code}`,
    };
  },
  StartContainer: ({ containerId, host }) => ({
    en: `starts what runs in ${shortId(containerId)} on ${host}`,
    ko: `${host}의 ${shortId(containerId)} 안에서 프로세스 시작`,
  }),
  RegisterApplicationMaster: ({ attemptId }) => ({
    en: `the ApplicationMaster of ${shortId(attemptId)} registers`,
    ko: `${shortId(attemptId)}의 애플리케이션마스터 등록`,
  }),
  Allocate: ({ containers, memory, vcores }) => ({
    en: `wants ${containers} more containers of ${memory} MB and ${vcores} vcores`,
    ko: `${memory} MB, 코어 ${vcores}개짜리 컨테이너 ${containers}개를 더 요청`,
  }),
  FinishApplicationMaster: ({ attemptId, finalStatus }) => ({
    en: `the ApplicationMaster of ${shortId(attemptId)} takes its leave: ${finalStatus}`,
    ko: `${shortId(attemptId)}의 애플리케이션마스터가 떠남: ${finalStatus}`,
  }),
  NodeLost: ({ host, reason }) => ({
    en: `${host} counts as lost: ${reason}`,
    ko: `${host}을(를) 잃은 것으로 봄: ${reason}`,
  }),
} as const satisfies Sentences<
  | "SubmitApplication"
  | "YarnApplicationStateChanged"
  | "YarnAttemptStateChanged"
  | "ContainerStateChanged"
  | "StartContainer"
  | "RegisterApplicationMaster"
  | "Allocate"
  | "FinishApplicationMaster"
  | "NodeLost"
>;
