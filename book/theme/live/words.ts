/**
 * What the page's script says, in both languages.
 *
 * No counterpart in Spark. Left out on purpose: what the build writes into the page.
 */
import type { Step } from "../pictures/run-steps.ts";
import { language } from "./dom.ts";

type State = "runs" | "done" | "failed";

const statesEn: Readonly<Record<State, string>> = { runs: "runs", done: "done", failed: "failed" };
const statesKo: Readonly<Record<State, string>> = { runs: "도는 중", done: "끝남", failed: "실패" };

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

function tellsEn(step: Step): string {
  switch (step.kind) {
    case "executor":
      return `executor ${step.id} is there, with ${counted(step.cores, "core")}`;
    case "executor gone":
      return `executor ${step.id} is gone`;
    case "job":
      return `job ${step.job} starts`;
    case "job end":
      return `job ${step.job} ${step.ok ? "succeeds" : "fails"}`;
    case "stage":
      return `stage ${step.stage} is submitted, with ${counted(step.tasks, "task")}`;
    case "stage end":
      return `stage ${step.stage} ${step.ok ? "completes" : "fails"}`;
    case "task":
      return `task ${step.partition}.${step.attempt} of stage ${step.stage} starts on executor ${step.executor}`;
    case "task end":
      return `task ${step.task} of stage ${step.stage} ${step.ok ? "succeeds" : "ends without a result"}`;
  }
}

function tellsKo(step: Step): string {
  switch (step.kind) {
    case "executor":
      return `코어 ${step.cores}개인 익스큐터 ${step.id} 합류`;
    case "executor gone":
      return `익스큐터 ${step.id} 사라짐`;
    case "job":
      return `잡 ${step.job} 시작`;
    case "job end":
      return `잡 ${step.job} ${step.ok ? "성공" : "실패"}`;
    case "stage":
      return `태스크 ${step.tasks}개인 스테이지 ${step.stage} 제출`;
    case "stage end":
      return `스테이지 ${step.stage} ${step.ok ? "완료" : "실패"}`;
    case "task":
      return `스테이지 ${step.stage}의 태스크 ${step.partition}.${step.attempt} 시작, 익스큐터 ${step.executor}`;
    case "task end":
      return `스테이지 ${step.stage}의 태스크 ${step.task} ${step.ok ? "성공" : "결과 없이 끝남"}`;
  }
}

const en = {
  running: "running …",
  ran: (seconds: string) => `ran here, ${seconds} s`,
  notRun: "not run yet: press Run",
  edited: "of the program before your change: press Run",
  idle: (text: string) => `⚠ a fault of this run did nothing: ${text}`,
  stopped: "stopped",
  tooLong: (seconds: number) => `stopped after ${seconds} s: does it ever end?`,
  line: (line: number) => `line ${line}: `,
  right: "So it is.",
  wrong: (mine: string, right: string) => `You said: ${mine}. So it is: ${right}.`,
  shown: (right: string) => `So it is: ${right}.`,
  score: (right: number, answered: number, asked: number) =>
    `${right} right of ${answered} answered; ${asked - answered} still open.`,
  again: "Begin again",
  nothing: "Nothing found.",
  states: {
    holds: "holds",
    broken: "broken",
    "to do": "to do",
    "could not run": "could not run",
  } as Readonly<Record<string, string>>,
  judging: "judging …",
  noModule: "The page's own files could not be loaded. Open it through a server: npm start.",
  player: {
    name: "The run, step by step",
    play: "play",
    pause: "pause",
    first: "to the beginning",
    back: "one step back",
    forward: "one step forward",
    last: "to the end",
    speed: "speed",
    step: "step",
    of: (step: number, steps: number) => `step ${step} of ${steps}`,
    before: "nothing has happened yet",
    tells: tellsEn,
    job: (job: number, state: State) => `job ${job} ${statesEn[state]}`,
    busy: (tasks: number, executors: number, cores: number) =>
      `${counted(tasks, "task")} running; ${counted(executors, "executor")} with ${counted(cores, "core")}`,
    stage: (stage: string, isMap: boolean) => `stage ${stage} (${isMap ? "map" : "result"})`,
    heads: ["stage", "", "done", "running", "failed", "state"],
    states: statesEn as Readonly<Record<State, string>>,
  },
};

const ko: typeof en = {
  running: "실행 중 …",
  ran: (seconds) => `여기서 실행함, ${seconds}초`,
  notRun: "아직 실행하지 않았습니다. 실행을 누르세요",
  edited: "고치기 전 프로그램의 출력입니다. 실행을 누르세요",
  idle: (text) => `⚠ 이 실행의 장애 하나는 일어나지 않았습니다: ${text}`,
  stopped: "멈춤",
  tooLong: (seconds) => `${seconds}초 만에 멈췄습니다. 끝나기는 할까요?`,
  line: (line) => `${line}행: `,
  right: "맞습니다.",
  wrong: (mine, right) => `여러분의 답은 ${mine}, 실제는 ${right}입니다.`,
  shown: (right) => `답은 ${right}입니다.`,
  score: (right, answered, asked) =>
    `답한 ${answered}개 가운데 ${right}개가 맞았고, ${asked - answered}개가 남았습니다.`,
  again: "처음부터 다시",
  nothing: "찾지 못했습니다.",
  states: { holds: "성립", broken: "깨짐", "to do": "할 일", "could not run": "돌지 못함" },
  judging: "판정 중 …",
  noModule: "페이지의 파일을 읽지 못했습니다. npm start로 연 주소에서 보세요.",
  player: {
    name: "한 걸음씩 보는 실행",
    play: "재생",
    pause: "멈춤",
    first: "처음으로",
    back: "한 걸음 뒤로",
    forward: "한 걸음 앞으로",
    last: "끝으로",
    speed: "속도",
    step: "걸음",
    of: (step, steps) => `${steps}걸음 가운데 ${step}번째`,
    before: "아직 아무 일도 없습니다",
    tells: tellsKo,
    job: (job, state) => `잡 ${job} ${statesKo[state]}`,
    busy: (tasks, executors, cores) =>
      `도는 태스크 ${tasks}개, 익스큐터 ${executors}개의 코어 ${cores}개`,
    stage: (stage, isMap) => `스테이지 ${stage} (${isMap ? "맵" : "결과"})`,
    heads: ["스테이지", "", "끝난 태스크", "도는 태스크", "실패", "상태"],
    states: statesKo,
  },
};

export const say = (): typeof en => (language() === "ko" ? ko : en);
