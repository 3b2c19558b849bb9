/**
 * What a replay says, in English and Korean: the places of the walk, its keys, the lanes and their signs. Part of the catalogue in texts.ts.
 *
 * In Spark: nothing. Left out on purpose: the words of events; event-words.ts has those.
 */

const en = {
  replaying: "running the case …",
  replayCase: "The case",
  replayCall: (number: number) => `call ${number}`,
  replayCallOf: (number: number, of: number) => `call ${number} of ${of}`,
  replayEvent: (number: number, of: number) => `event ${number} of ${of}`,
  replayRun: (number: number, of: number) => `run ${number} of ${of}`,
  replayTheEnd: "the end",
  replaySame: "the same in Spark so far",
  replayHere: "◂ here you and Spark part",
  replayHereBelief: "◂ here the belief and Spark part",
  replayApart: "after the parting",
  replayAlike: "after the parting; this event is alike on both sides",
  replayNone: "this law runs no cluster: nothing happens that could be stepped through",
  replayNothing: "nothing more happens",
  replayGiven: "given",
  replayAsked: "your function",
  replayHolds: "On this case the law holds.",
  replayEnd: "The law says",
  replayKeys: "Enter: next · b: back · a number, Enter: go there",
  replayGo: { parting: "g: to the parting", end: "g: to the end" },
  replayQuit: "q: quit",
  replayTyped: (typed: string) => `go to ${typed}▌`,
  signs: {
    done: "done",
    running: "running",
    failed: "failed",
    "fetch failed": "fetch failed",
    killed: "killed",
    lost: "lost",
  },
  lane: (name: string) => (name === "driver" ? "the driver's threads" : `executor ${name}`),
  laneStage: (stage: string) => `stage ${stage}`,
  laneMore: (count: number) => `… ${count} before`,
  laneNumbers: "numbers are partitions",
  laneAttempts: (name: string) =>
    `${name} is partition ${name.split(".", 1)[0]} at a further attempt`,
  skipped: (stages: readonly number[]) =>
    `${stages.length === 1 ? "stage" : "stages"} ${stages.join(", ")} of this job skipped: the output is there`,
};

const ko: typeof en = {
  replaying: "이 경우를 실행하는 중 …",
  replayCase: "경우",
  replayCall: (number) => `호출 ${number}`,
  replayCallOf: (number, of) => `호출 ${number}/${of}`,
  replayEvent: (number, of) => `이벤트 ${number}/${of}`,
  replayRun: (number, of) => `실행 ${number}/${of}`,
  replayTheEnd: "끝",
  replaySame: "여기까지는 스파크와 같습니다",
  replayHere: "◂ 여기서 스파크와 갈라집니다",
  replayHereBelief: "◂ 여기서 오해와 스파크가 갈라집니다",
  replayApart: "갈라진 뒤",
  replayAlike: "갈라진 뒤. 이 이벤트는 양쪽이 같습니다",
  replayNone: "이 법칙은 클러스터를 실행하지 않으므로 한 단계씩 볼 것이 없습니다",
  replayNothing: "더 일어나는 일이 없음",
  replayGiven: "받은 값",
  replayAsked: "내 함수",
  replayHolds: "이 경우에는 법칙이 성립합니다.",
  replayEnd: "법칙의 말",
  replayKeys: "Enter: 다음 · b: 이전 · 번호와 Enter: 그곳으로",
  replayGo: { parting: "g: 갈라지는 곳으로", end: "g: 끝으로" },
  replayQuit: "q: 끝내기",
  replayTyped: (typed) => `이동할 번호 ${typed}▌`,
  signs: {
    done: "완료",
    running: "실행 중",
    failed: "실패",
    "fetch failed": "페치 실패",
    killed: "강제 종료",
    lost: "잃음",
  },
  lane: (name) => (name === "driver" ? "드라이버의 스레드" : `익스큐터 ${name}`),
  laneStage: (stage) => `스테이지 ${stage}`,
  laneMore: (count) => `… 앞에 ${count}개`,
  laneNumbers: "숫자는 파티션",
  laneAttempts: (name) => `${name}: 파티션 ${name.split(".", 1)[0]}의 재시도`,
  skipped: (stages) => `이 잡의 스테이지 ${stages.join(", ")}: 출력이 이미 있어 건너뜀`,
};

export const replayTexts = { en, ko } as const;
