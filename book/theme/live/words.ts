/**
 * What the page's script says, in both languages.
 *
 * No counterpart in Spark. Left out on purpose: what the build writes into the page.
 */
import { language } from "./dom.ts";

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
};

export const say = (): typeof en => (language() === "ko" ? ko : en);
