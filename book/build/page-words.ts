/**
 * The words of the pages around the prose, in both languages, for the build and for the script of the page.
 *
 * No counterpart in Spark. Left out on purpose: the prose, which lies in `en/` and `ko/`.
 */
import type { Language } from "../theme/pictures/kinds.ts";

type LedgerCounts = Readonly<
  Record<"law" | "experiment" | "recording" | "source" | "open", number>
>;

interface PageWords {
  readonly home: string;
  readonly otherLanguage: string;
  readonly contents: string;
  readonly search: string;
  readonly colours: string;
  readonly skip: string;
  readonly law: string;
  readonly experiment: string;
  readonly untried: string;
  readonly holdsWhen: string;
  readonly claims: string;
  readonly example: string;
  readonly run: string;
  readonly edit: string;
  readonly reset: string;
  readonly stop: string;
  readonly log: string;
  readonly logTitle: string;
  readonly rest: string;
  readonly output: string;
  readonly editor: string;
  readonly predict: string;
  readonly commit: string;
  readonly unsure: string;
  readonly numberOnly: string;
  readonly score: string;
  readonly kata: string;
  readonly minutes: (minutes: number) => string;
  readonly noteSays: string;
  readonly whatIsSo: string;
  readonly verdicts: Readonly<
    Record<"true" | "true-with-conditions" | "outdated" | "wrong" | "unclear" | "topic", string>
  >;
  readonly evidence: Readonly<Record<"law" | "experiment" | "recording" | "source", string>>;
  readonly open: (chapter: string) => string;
  readonly openTable: {
    readonly heads: readonly [string, string, string, string];
    readonly all: string;
    /** Rows of an open chapter that wait for a later one. */
    readonly lent: (count: number) => string;
  };
  /** What the rows of the ledger rest on; markup, with a link to the open ones. */
  readonly ledger: (counts: LedgerCounts, link: string) => string;
  readonly kataTable: readonly [string, string, string, string];
  readonly noScript: string;
}

const en: PageWords = {
  home: "Start",
  otherLanguage: "한국어",
  contents: "On this page",
  search: "Search",
  colours: "Light or dark",
  skip: "To the text",
  law: "Law",
  experiment: "Experiment",
  untried: "not tried yet",
  holdsWhen: "Holds when:",
  claims: "claims",
  example: "Example",
  run: "Run",
  edit: "Edit",
  reset: "Reset",
  stop: "Stop",
  log: "Event log",
  logTitle:
    "Saves the events of this run as Spark writes them: put the file into a folder that a History Server reads (spark.history.fs.logDirectory). It has no ending, because Spark takes an ending for the name of a codec.",
  rest: "How it is printed",
  output: "Output",
  editor: "The program. Tab indents; Escape, then Tab, leaves. Ctrl-Enter runs.",
  predict: "Predict",
  commit: "That is my answer",
  unsure: "Show me without an answer",
  numberOnly: "a whole number",
  score: "Your predictions on this page",
  kata: "Kata",
  minutes: (minutes) => `about ${minutes} minutes`,
  noteSays: "The note says",
  whatIsSo: "What is so",
  verdicts: {
    true: "true",
    "true-with-conditions": "true, with a condition",
    outdated: "outdated",
    wrong: "wrong",
    unclear: "unclear",
    topic: "a topic",
  },
  evidence: {
    law: "law",
    experiment: "experiment",
    recording: "recording of Spark 3.5.3",
    source: "source",
  },
  open: (chapter) => `open: waits for ${chapter}`,
  openTable: {
    heads: ["Chapter", "What it is about", "Open rows", "Of this note"],
    all: "all of them",
    lent: (count) =>
      `(${count} of them belong to chapter 15 and need another manager than standalone)`,
  },
  ledger: ({ law, experiment, recording, source, open }, link) =>
    `The ledger has a row for each statement. ${law} rows rest on a law, ${experiment} on an experiment, ${recording} on a recording of Spark 3.5.3, ${source} on a dated source. <a href="${link}">${open} are open</a>: they wait for a chapter that is not written yet.`,
  kataTable: ["Kata", "What you write", "What it teaches", "Command"],
  noScript:
    "Examples run and predictions are kept only with JavaScript; the text, the outputs and the pictures are here without it.",
};

const ko: PageWords = {
  home: "시작",
  otherLanguage: "English",
  contents: "이 페이지의 차례",
  search: "찾기",
  colours: "밝게 또는 어둡게",
  skip: "본문으로",
  law: "법칙",
  experiment: "실험",
  untried: "아직 확인하지 않음",
  holdsWhen: "성립 조건:",
  claims: "주장",
  example: "예제",
  run: "실행",
  edit: "고치기",
  reset: "되돌리기",
  stop: "멈추기",
  log: "이벤트 로그",
  logTitle:
    "이 실행의 이벤트를 스파크가 쓰는 꼴 그대로 저장합니다. 히스토리 서버가 읽는 폴더(spark.history.fs.logDirectory)에 넣으면 열립니다. 확장자를 붙이지 않는 것은 스파크가 확장자를 압축 코덱의 이름으로 보기 때문입니다.",
  rest: "출력하는 부분",
  output: "출력",
  editor: "프로그램입니다. Tab은 들여쓰기, Escape 다음 Tab은 나가기, Ctrl-Enter는 실행입니다.",
  predict: "예측",
  commit: "내 답은 이것",
  unsure: "답하지 않고 보기",
  numberOnly: "정수",
  score: "이 페이지에서 한 예측",
  kata: "카타",
  minutes: (minutes) => `${minutes}분쯤`,
  noteSays: "노트의 말",
  whatIsSo: "실제로는",
  verdicts: {
    true: "맞음",
    "true-with-conditions": "조건이 붙어 맞음",
    outdated: "지난 이야기",
    wrong: "틀림",
    unclear: "분명하지 않음",
    topic: "주제",
  },
  evidence: { law: "법칙", experiment: "실험", recording: "스파크 3.5.3의 기록", source: "출처" },
  open: (chapter) => `${chapter.replace(/^chapter (\d+)$/, "$1장")}을 기다림`,
  openTable: {
    heads: ["장", "다루는 것", "기다리는 행", "이 노트의 행"],
    all: "모두",
    lent: (count) => `(그 가운데 ${count}행은 15장의 것인데 스탠드얼론이 아닌 매니저가 필요함)`,
  },
  ledger: ({ law, experiment, recording, source, open }, link) =>
    `장부에는 문장마다 행이 하나씩 있습니다. ${law}행은 법칙에, ${experiment}행은 실험에, ${recording}행은 스파크 3.5.3의 기록에, ${source}행은 날짜가 적힌 출처에 기댑니다. <a href="${link}">${open}행은 아직 쓰지 않은 장을 기다립니다</a>.`,
  kataTable: ["카타", "쓸 것", "배우는 것", "명령"],
  noScript:
    "자바스크립트가 있어야 예제가 돌고 예측이 남습니다. 글과 출력과 그림은 없어도 보입니다.",
};

export const pageWords = (language: Language): PageWords => (language === "ko" ? ko : en);
