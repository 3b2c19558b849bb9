/**
 * What events of Mesos say, in words: offers and what is answered, tasks, drivers at the dispatcher.
 *
 * In Mesos: the messages between frameworks, master and agents; each sentence begins with the event's own name or state. Left out on purpose: who says it to whom.
 */
import type { Sentences } from "./message-words.ts";

const lastPart = (id: string): string => id.split("-").at(-1) ?? id;

export const mesosWords = {
  RegisterFramework: ({ appName, role }) => ({
    en: `RegisterFramework: ${appName}, role ${role}`,
    ko: `RegisterFramework: ${appName}, 역할 ${role}`,
  }),
  FrameworkRegistered: ({ frameworkId }) => ({
    en: `registered as framework ${lastPart(frameworkId)}`,
    ko: `프레임워크 ${lastPart(frameworkId)}(으)로 등록됨`,
  }),
  ResourceOffer: ({ offerId, host, cpus, mem }) => ({
    en: `offer ${lastPart(offerId)}: ${cpus} cpus and ${mem} MB on ${host}`,
    ko: `제안 ${lastPart(offerId)}: ${host}의 cpu ${cpus}개와 ${mem} MB`,
  }),
  DeclineOffer: ({ offerId, refuseSeconds }) => ({
    en: `declines offer ${lastPart(offerId)} for ${refuseSeconds} s`,
    ko: `제안 ${lastPart(offerId)}을(를) ${refuseSeconds}초 동안 거절`,
  }),
  ReviveOffers: () => ({
    en: "ReviveOffers: wants offers again",
    ko: "ReviveOffers: 제안을 다시 원함",
  }),
  MesosTaskStateChanged: ({ taskId, host, state, cpus, mem }) => ({
    en: `Mesos task ${taskId} (${cpus} cpus, ${mem} MB on ${host}) is ${state}`,
    ko: `메소스 태스크 ${taskId}(${host}의 cpu ${cpus}개, ${mem} MB) 상태: ${state}`,
  }),
  DispatcherDriverStateChanged: ({ submissionId, state, waitSeconds }) => ({
    en: `${submissionId} is ${state}${waitSeconds === undefined ? "" : `, for ${waitSeconds} s at least`}`,
    ko: `${submissionId}의 상태: ${state}${waitSeconds === undefined ? "" : `, 적어도 ${waitSeconds}초`}`,
  }),
} satisfies Partial<
  Sentences<
    | "RegisterFramework"
    | "FrameworkRegistered"
    | "ResourceOffer"
    | "DeclineOffer"
    | "ReviveOffers"
    | "MesosTaskStateChanged"
    | "DispatcherDriverStateChanged"
  >
>;
