/**
 * What each message between the processes says, in words: spark-submit, Master, Workers, driver and executors.
 *
 * In Spark: DeployMessages and CoarseGrainedClusterMessages; each sentence begins with the message's own name. Left out on purpose: who sends
 * it to whom, which stands beside it.
 */
import type { AnyEvent, EventOf } from "../../engine/index.ts";
import type { DeployEvent } from "../../engine/events/deploy-events.ts";
import type { Both } from "./texts.ts";
import { mesosWords } from "./mesos-words.ts";
import { hdfsWords } from "./hdfs-words.ts";
import { kubernetesWords } from "./kubernetes-words.ts";
import { yarnWords } from "./yarn-words.ts";

type Kind = DeployEvent["kind"];
export type Sentences<K extends AnyEvent["kind"]> = {
  readonly [One in K]: (event: EventOf<One>) => Both;
};

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `1 GiB`, `512 MiB`, `2,192 bytes`. */
export function sizeInWords(bytes: number): Both {
  const units = [
    [1024 ** 3, "GiB"],
    [1024 ** 2, "MiB"],
    [1024, "KiB"],
  ] as const;
  for (const [unit, name] of units)
    if (bytes >= unit && bytes % unit === 0)
      return { en: `${bytes / unit} ${name}`, ko: `${bytes / unit} ${name}` };
  const digits = String(bytes).replace(/\B(?=(\d{3})+$)/g, ",");
  return { en: `${digits} bytes`, ko: `${digits}바이트` };
}

const resources = (cores: number, memory: number): Both => {
  const size = sizeInWords(memory);
  return { en: `${counted(cores, "core")}, ${size.en}`, ko: `코어 ${cores}개, ${size.ko}` };
};

const code = (exit: number | undefined): Both =>
  exit === undefined
    ? { en: "", ko: "" }
    : { en: ` (exit code ${exit})`, ko: `(종료 코드 ${exit})` };

const same = (text: string): Both => ({ en: text, ko: text });

/** From spark-submit to the driver's `main`. */
const submission = {
  SparkSubmit: ({ appName, deployMode, master }) => ({
    en: `submits “${appName}”, deploy mode ${deployMode}, master ${master}`,
    ko: `“${appName}” 제출: 배포 모드 ${deployMode}, 마스터 ${master}`,
  }),
  RequestSubmitDriver: ({ cores, memory }) => {
    const { en, ko } = resources(cores, memory);
    return {
      en: `RequestSubmitDriver: wants a driver with ${en}`,
      ko: `RequestSubmitDriver: 드라이버 요청(${ko})`,
    };
  },
  SubmitDriverResponse: ({ driverId }) => ({
    en: `SubmitDriverResponse: it is ${driverId}`,
    ko: `SubmitDriverResponse: 드라이버 ID ${driverId}`,
  }),
  LaunchDriver: ({ host }) => ({
    en: `LaunchDriver: the driver starts on ${host}`,
    ko: `LaunchDriver: ${host}에서 드라이버를 띄움`,
  }),
  DriverStateChanged: ({ state, exitCode }) => ({
    en: `DriverStateChanged: the driver is ${state}${code(exitCode).en}`,
    ko: `DriverStateChanged: 드라이버 상태 ${state}${code(exitCode).ko}`,
  }),
  ClientExited: ({ exitCode }) => ({
    en: `spark-submit ends${code(exitCode).en}`,
    ko: `spark-submit 끝${code(exitCode).ko}`,
  }),
  MainStarted: ({ host }) => ({ en: `main starts on ${host}`, ko: `main 시작: ${host}` }),
  MainEnded: ({ exitCode }) => ({
    en: `main ends${code(exitCode).en}`,
    ko: `main 끝${code(exitCode).ko}`,
  }),
  SparkContextStarted: ({ master }) => ({
    en: `the SparkContext is ready (${master})`,
    ko: `SparkContext 준비됨(${master})`,
  }),
} satisfies Partial<Sentences<Kind>>;

/** The manager's books. */
const manager = {
  RegisterWorker: ({ cores, memory }) => {
    const { en, ko } = resources(cores, memory);
    return { en: `RegisterWorker: offers ${en}`, ko: `RegisterWorker: ${ko} 제공` };
  },
  RegisteredWorker: () => ({ en: "RegisteredWorker", ko: "RegisteredWorker" }),
  WorkerRemoved: ({ reason }) => ({
    en: `a worker is removed: ${reason}`,
    ko: `워커 제거: ${reason}`,
  }),
  RegisterApplication: ({ memoryPerExecutor, coresMax, coresPerExecutor }) => {
    const memory = sizeInWords(memoryPerExecutor);
    const en = [`asks for executors of ${memory.en}`];
    const ko = [`익스큐터 요청(메모리 ${memory.ko})`];
    if (coresPerExecutor !== undefined) en.push(`${counted(coresPerExecutor, "core")} each`);
    if (coresPerExecutor !== undefined) ko.push(`각각 코어 ${coresPerExecutor}개`);
    if (coresMax !== undefined) en.push(`${counted(coresMax, "core")} at most`);
    if (coresMax !== undefined) ko.push(`코어는 모두 ${coresMax}개까지`);
    return {
      en: `RegisterApplication: ${en.join(", ")}`,
      ko: `RegisterApplication: ${ko.join(", ")}`,
    };
  },
  RegisteredApplication: ({ appId }) => ({
    en: `RegisteredApplication: it is ${appId}`,
    ko: `RegisteredApplication: 애플리케이션 ID ${appId}`,
  }),
  ApplicationStateChanged: ({ state }) => ({
    en: `the application is ${state}`,
    ko: `애플리케이션 상태: ${state}`,
  }),
  UnregisterApplication: () => ({
    en: "UnregisterApplication: the application is done",
    ko: "UnregisterApplication: 애플리케이션이 끝남",
  }),
  ApplicationFinished: () => ({
    en: "ApplicationFinished: nothing of it is needed any more",
    ko: "ApplicationFinished: 이 애플리케이션의 것은 더 필요 없음",
  }),
} satisfies Partial<Sentences<Kind>>;

/** Executors come and go. */
const executors = {
  LaunchExecutor: ({ executorId, cores, memory }) => {
    const { en, ko } = resources(cores, memory);
    return {
      en: `LaunchExecutor: grants executor ${executorId} with ${en}`,
      ko: `LaunchExecutor: 익스큐터 ${executorId} 배정(${ko})`,
    };
  },
  ExecutorAdded: ({ executorId, host }) => ({
    en: `ExecutorAdded: executor ${executorId} is granted on ${host}`,
    ko: `ExecutorAdded: ${host}에 익스큐터 ${executorId} 배정됨`,
  }),
  ExecutorStateChanged: ({ executorId, state, exitStatus }) => ({
    en: `ExecutorStateChanged: executor ${executorId} is ${state}${code(exitStatus).en}`,
    ko: `ExecutorStateChanged: 익스큐터 ${executorId} 상태 ${state}${code(exitStatus).ko}`,
  }),
  RegisterExecutor: ({ executorId, cores }) => ({
    en: `RegisterExecutor: here is executor ${executorId} with ${counted(cores, "core")}`,
    ko: `RegisterExecutor: 익스큐터 ${executorId}, 코어 ${cores}개`,
  }),
  RegisteredExecutor: () => ({ en: "RegisteredExecutor", ko: "RegisteredExecutor" }),
  RequestExecutors: ({ total }) => ({
    en: `RequestExecutors: ${total} executors are wanted altogether`,
    ko: `RequestExecutors: 익스큐터를 모두 ${total}개 원함`,
  }),
  KillExecutor: ({ executorId }) => ({
    en: `KillExecutor: stop executor ${executorId}`,
    ko: `KillExecutor: 익스큐터 ${executorId} 종료 지시`,
  }),
  Heartbeat: () => ({ en: "Heartbeat", ko: "Heartbeat" }),
  ProcessLost: ({ reason }) => same(`✝ ${reason}`),
} satisfies Partial<Sentences<Kind>>;

/** What crosses between the driver and its executors while tasks run. */
const tasks = {
  LaunchTask: ({ taskId, stageId }) => ({
    en: `LaunchTask: TID ${taskId} of stage ${stageId}`,
    ko: `LaunchTask: 스테이지 ${stageId}의 TID ${taskId}`,
  }),
  StatusUpdate: ({ taskId, state }) => same(`StatusUpdate: TID ${taskId} ${state}`),
  FetchShuffleBlocks: ({ taskId, shuffleId, blocks, bytes }) => {
    const size = sizeInWords(bytes);
    return {
      en: `TID ${taskId} fetches ${counted(blocks, "block")} of shuffle ${shuffleId} (${size.en})`,
      ko: `TID ${taskId}: 셔플 ${shuffleId}의 블록 ${blocks}개 페치(${size.ko})`,
    };
  },
  GarbageCollected: ({ rdds, shuffles, broadcasts, accumulators, checkpoints }) => {
    const parts = [
      ["rdd", rdds],
      ["shuffle", shuffles],
      ["broadcast", broadcasts],
      ["accumulator", accumulators],
      ["checkpoint", checkpoints],
    ] as const;
    const gone = parts.flatMap(([word, ids]) => ids.map((id) => `${word} ${id}`)).join(", ");
    return {
      en: `the driver collects its garbage: ${gone === "" ? "nothing to clean" : gone}`,
      ko: `드라이버의 가비지 컬렉션: ${gone === "" ? "정리할 것 없음" : gone}`,
    };
  },
  OpenBlocks: ({ taskId, blockId, bytes }) => {
    const size = sizeInWords(bytes);
    return {
      en: `${blockId} for TID ${taskId} (${size.en})`,
      ko: `TID ${taskId}에 ${blockId} 전달(${size.ko})`,
    };
  },
} satisfies Partial<Sentences<Kind>>;

export const messages: Sentences<Kind> = {
  ...submission,
  ...manager,
  ...executors,
  ...tasks,
  ...yarnWords,
  ...mesosWords,
  ...hdfsWords,
  ...kubernetesWords,
};
