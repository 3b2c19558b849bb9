/**
 * The words in pictures, in both languages. A picture's shape is the same in each.
 *
 * In Spark: the labels of its UI. Left out on purpose: names of messages, operations and processes, which are Spark's own.
 */
import type { Language, PictureKind } from "./kinds.ts";
import type { StayEnd } from "./stored.ts";

export interface PictureWords {
  readonly job: (job: number) => string;
  readonly stage: (stage: number) => string;
  readonly skipped: string;
  readonly tasks: (count: number) => string;
  readonly partitions: (count: number) => string;
  readonly shuffle: string;
  readonly mapStage: string;
  readonly resultStage: string;
  readonly executor: (id: string) => string;
  readonly slots: (count: number) => string;
  readonly gone: string;
  readonly driver: string;
  readonly machine: (host: string) => string;
  readonly free: string;
  readonly asTable: string;
  readonly ends: Readonly<
    Record<"ok" | "failed" | "killed" | "fetch failed" | "lost" | "open", string>
  >;
  readonly stays: Readonly<Record<StayEnd, string>>;
  readonly inMemory: string;
  readonly onDisk: string;
  readonly execution: string;
  /** What comes after the part that is drawn: "of 366.3 MiB". */
  readonly ofAll: (size: string) => string;
  readonly more: (count: number) => string;
  readonly titles: Readonly<Record<PictureKind, string>>;
  readonly heads: {
    readonly stages: readonly string[];
    readonly timeline: readonly string[];
    readonly live: readonly string[];
    readonly cluster: readonly string[];
    readonly sequence: readonly string[];
    readonly pieces: readonly string[];
    readonly blocks: readonly string[];
    readonly memory: readonly string[];
  };
  readonly phases: readonly [string, string, string, string];
  readonly noEvents: string;
  readonly state: string;
  readonly ran: string;
  readonly again: (attempts: number) => string;
  readonly laterAttempt: string;
}

const en: PictureWords = {
  job: (job) => `Job ${job}`,
  stage: (stage) => `Stage ${stage}`,
  skipped: "skipped",
  tasks: (count) => `${count} ${count === 1 ? "task" : "tasks"}`,
  partitions: (count) => `${count}`,
  shuffle: "shuffle",
  mapStage: "map",
  resultStage: "result",
  executor: (id) => (id === "driver" ? "driver's threads" : `executor ${id}`),
  slots: (count) => `${count} ${count === 1 ? "core" : "cores"}`,
  gone: "gone",
  driver: "driver",
  machine: (host) => host,
  free: "nothing here",
  asTable: "The same as a table",
  ends: {
    ok: "succeeded",
    failed: "failed",
    killed: "killed",
    "fetch failed": "fetch failed",
    lost: "lost with its executor",
    open: "not ended",
  },
  stays: {
    kept: "stays",
    moved: "elsewhere or otherwise from then on",
    dropped: "pushed out",
    unpersisted: "unpersisted",
    lost: "lost",
  },
  inMemory: "in memory",
  onDisk: "on disk",
  execution: "execution",
  ofAll: (size) => `of ${size}`,
  more: (count) => `… ${count} more`,
  titles: {
    stages: "How each job was cut into stages",
    timeline: "Tasks by executor, along virtual time",
    live: "The run, step by step along virtual time",
    cluster: "Which process runs on which machine",
    sequence: "Messages between the processes, from top to bottom",
    pieces: "Which piece of a broadcast each executor got, in which order, and from whom",
    blocks: "Which block lay on which executor, along virtual time",
    memory: "What the memory of each executor held, along virtual time",
  },
  heads: {
    stages: ["job", "stage", "kind", "operations", "reads from", "tasks run", "state"],
    timeline: ["task", "stage", "partition", "attempt", "executor", "from", "to", "end"],
    live: ["task", "stage", "partition", "attempt", "executor", "from", "to", "end"],
    cluster: ["machine", "process", "cores", "from", "to"],
    sequence: ["time", "from", "message", "to", "times"],
    pieces: ["piece", "executor", "order", "from", "bytes", "time"],
    blocks: ["block", "executor", "where", "bytes", "from", "to", "then"],
    memory: ["executor", "from", "to", "stored", "execution", "memory"],
  },
  phases: ["1 request", "2 launch", "3 execution", "4 completion"],
  noEvents: "This run has nothing to draw here.",
  state: "state",
  ran: "ran",
  again: (attempts) => `${attempts} attempts`,
  laterAttempt: "partition.attempt, counted from 0",
};

const ko: PictureWords = {
  job: (job) => `잡 ${job}`,
  stage: (stage) => `스테이지 ${stage}`,
  skipped: "건너뜀",
  tasks: (count) => `태스크 ${count}개`,
  partitions: (count) => `${count}`,
  shuffle: "셔플",
  mapStage: "맵",
  resultStage: "결과",
  executor: (id) => (id === "driver" ? "드라이버의 스레드" : `익스큐터 ${id}`),
  slots: (count) => `코어 ${count}개`,
  gone: "사라짐",
  driver: "드라이버",
  machine: (host) => host,
  free: "아무것도 없음",
  asTable: "같은 내용을 표로",
  ends: {
    ok: "성공",
    failed: "실패",
    killed: "강제 종료",
    "fetch failed": "가져오기 실패",
    lost: "익스큐터와 함께 잃음",
    open: "끝나지 않음",
  },
  stays: {
    kept: "남음",
    moved: "그 뒤로는 다른 곳이나 다른 모습",
    dropped: "밀려남",
    unpersisted: "unpersist",
    lost: "잃음",
  },
  inMemory: "메모리에",
  onDisk: "디스크에",
  execution: "실행",
  ofAll: (size) => `전체 ${size}`,
  more: (count) => `… 그 밖에 ${count}개`,
  titles: {
    stages: "잡마다 어떤 스테이지로 나뉘었는가",
    timeline: "익스큐터별 태스크, 가상 시간을 따라",
    live: "가상 시간을 따라 한 걸음씩 보는 실행",
    cluster: "어느 머신에서 어떤 프로세스가 도는가",
    sequence: "프로세스 사이의 메시지, 위에서 아래로",
    pieces: "익스큐터가 브로드캐스트의 어느 조각을 몇 번째로 누구에게서 받았는가",
    blocks: "어느 블록이 어느 익스큐터에 있었는가, 가상 시간을 따라",
    memory: "익스큐터마다 메모리에 무엇이 있었는가, 가상 시간을 따라",
  },
  heads: {
    stages: ["잡", "스테이지", "종류", "연산", "읽는 곳", "돌린 태스크", "상태"],
    timeline: ["태스크", "스테이지", "파티션", "시도", "익스큐터", "시작", "끝", "결말"],
    live: ["태스크", "스테이지", "파티션", "시도", "익스큐터", "시작", "끝", "결말"],
    cluster: ["머신", "프로세스", "코어", "시작", "끝"],
    sequence: ["시각", "보낸 곳", "메시지", "받은 곳", "횟수"],
    pieces: ["조각", "익스큐터", "순서", "보낸 곳", "바이트", "시각"],
    blocks: ["블록", "익스큐터", "곳", "바이트", "시작", "끝", "그 뒤"],
    memory: ["익스큐터", "시작", "끝", "저장한 것", "실행", "메모리"],
  },
  phases: ["1 요청", "2 시작", "3 실행", "4 완료"],
  noEvents: "이 실행에는 여기 그릴 것이 없습니다.",
  state: "상태",
  ran: "실행됨",
  again: (attempts) => `시도 ${attempts}번`,
  laterAttempt: "파티션.시도(0부터)",
};

export const wordsOf = (language: Language): PictureWords => (language === "ko" ? ko : en);
