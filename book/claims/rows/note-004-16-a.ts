/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 16: rows S4-29 to S4-39 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00416A: readonly Claim[] = [
  {
    id: "S4-29",
    chapter: 16,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim:
        "To test Spark applications in Java, Scala or Python, follow some principles and tactics.",
    },
    ko: {
      claim:
        "자바, 스칼라, 파이썬으로 쓴 스파크 애플리케이션은 몇 가지 원칙과 전략에 따라 시험한다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-30",
    chapter: 16,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Resilience of the input data (a heading only).",
      so: "To teach: records that are missing, odd, late or doubled. Bad rows are routed aside, and good plus bad make the input.",
    },
    ko: {
      claim: "입력 데이터의 유연성(제목만 있음).",
      so: "빠지고 이상하고 늦고 겹친 레코드를 다룹니다. 나쁜 행은 따로 빼고, 좋은 행과 나쁜 행을 더하면 입력이 됩니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-31",
    chapter: 16,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Resilience to changing business logic (a heading only).",
      so: "To teach: test what the rules mean on realistic inputs, not the calls of Spark.",
    },
    ko: {
      claim: "비즈니스 로직 변경에 대한 유연성(제목만 있음).",
      so: "스파크 호출이 아니라 규칙의 뜻을 실제 같은 입력으로 시험합니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-32",
    chapter: 16,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Resilience of the output, and atomicity (a heading only).",
      so: "To teach: a reader sees all of a result or none, and writing twice does no harm.",
    },
    ko: {
      claim: "출력의 유연성과 원자성(제목만 있음).",
      so: "읽는 쪽에는 결과가 다 보이거나 하나도 안 보이고, 두 번 써도 해가 없게 합니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-33",
    chapter: 16,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Managing the session in tests (a heading only).",
      so: "To teach: make it in one place and pass it in.",
    },
    ko: { claim: "시험에서 `SparkSession` 관리(제목만 있음).", so: "한곳에서 만들어 넘겨줍니다." },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-34",
    chapter: 16,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Which API to test with (a heading only).",
      so: "To teach: a misspelt column shows at compile time, at analysis or only while running, depending on the API.",
    },
    ko: {
      claim: "어떤 API로 시험할지(제목만 있음).",
      so: "컬럼 이름의 오타가 컴파일할 때, 분석할 때, 실행할 때 가운데 언제 드러나는지는 API에 달렸습니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-35",
    chapter: 16,
    kind: "recommendation",
    verdict: "true-with-conditions",
    en: {
      claim: "Use the test framework of your language; make and remove a session for each test.",
      so: "Most suites share one session, because starting it takes longer than a test, and clean up between tests.",
    },
    ko: {
      claim: "언어의 표준 시험 도구를 쓰고 시험마다 세션을 만들고 지운다.",
      so: "세션을 띄우는 시간이 시험보다 길어서 대개 하나를 함께 쓰고 사이사이에 치웁니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-36",
    chapter: 16,
    kind: "recommendation",
    verdict: "true",
    en: { claim: "Tests should not touch production data if that can be avoided." },
    ko: { claim: "시험은 되도록 운영 데이터에 닿지 않아야 한다." },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-37",
    chapter: 16,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "The development process (left out in the note).",
      so: "To teach: explore in a shell, move what is stable into a library, package, submit.",
    },
    ko: {
      claim: "개발 절차(노트에서 생략).",
      so: "셸에서 살펴보고, 굳은 것을 라이브러리로 옮기고, 묶어서 제출합니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-38",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Application properties (a heading only).",
      so: "To teach: name, master, deploy mode, memory and cores of the driver, memory of the executors, local directories.",
    },
    ko: {
      claim: "애플리케이션 속성(제목만 있음).",
      so: "이름, 마스터, 배포 모드, 드라이버의 메모리와 코어, 익스큐터 메모리, 로컬 디렉터리를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-39",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Runtime environment (a heading only).",
      so: "To teach: class paths, Java options, environment of the executors, files to ship. The heap size has a setting of its own.",
    },
    ko: {
      claim: "런타임 환경(제목만 있음).",
      so: "클래스 경로, 자바 옵션, 익스큐터의 환경 변수, 함께 보낼 파일을 다룹니다. 힙 크기는 따로 정합니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
];
