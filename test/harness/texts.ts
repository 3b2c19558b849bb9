/**
 * What the harness says, in English and Korean. Both catalogues have the same keys: the type demands it.
 *
 * In Spark: nothing. Left out on purpose: the texts of laws, katas, beliefs and wrong words on a command line; those live
 * beside what they are about.
 */

import { type Both, type Language, languageOf } from "../../engine/foundation/language.ts";
import { kindInKorean } from "./kinds.ts";
import { replayTexts } from "./replay-texts.ts";

export { type Both, type Language, languageOf };

// Laws are checked without Node's types; this is all of Node that a text needs.
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** A text in the language of whoever reads what this process prints. */
export function spoken(text: Both): string {
  return text[languageOf(process.env)];
}

export function isBoth(value: unknown): value is Both {
  const { en, ko } = (value ?? {}) as Partial<Both>;
  return typeof en === "string" && en !== "" && typeof ko === "string" && ko !== "";
}

const en = {
  seed: (seed: number) => `seed ${seed}`,
  cases: (count: number, kinds: string) => `${count} cases${kinds === "" ? "" : `: ${kinds}`}`,
  kind: (count: number, kind: string) => `${count} ${kind}`,
  share: (share: number, low: number, high: number, runs: number) =>
    `held in ${share} % of ${runs} cases (95 %: ${low} to ${high} %)`,
  against: "but not in",
  breaksOn: "breaks on",
  because: "because",
  again: "again",
  read: "read",
  yours: "yours",
  spark: "Spark",
  acts: (id: string) => `This is what ${id} does:`,
  notSo: "Not so:",
  agreed: (count: number) => `Your code answered as it does on ${count} fresh cases, too.`,
  lawsHold: (count: string, cases: string, seconds: string) =>
    `${count === "1" ? "1 law holds" : `${count} laws hold`} (${cases} cases, ${seconds} s)`,
  lawsBroken: (broken: number, count: string, cases: string, seconds: string) =>
    `${broken} of ${count} laws broken (${cases} cases, ${seconds} s)`,
  recordings: (count: number, version: string) => `${count} recordings of Spark ${version} agree`,
  recordingsDiffer: (differ: number, count: number, version: string) =>
    `${differ} of ${count} recordings of Spark ${version} differ`,
  tests: (count: string, files: number) => `${count} tests of the engine pass (${files} files)`,
  testsFail: (fail: number, count: string) => `${fail} of ${count} tests of the engine fail`,
  engineTests: "Tests of the engine",
  yourKatas: "Your katas",
  katas: (chapter: string, counts: string) => `katas ${chapter}: ${counts}`.replace("  ", " "),
  count: {
    holds: (n: number) => (n === 1 ? "1 holds" : `${n} hold`),
    broken: (n: number) => `${n} broken`,
    "could not run": (n: number) => `${n} could not run`,
    "to do": (n: number) => `${n} to do`,
  },
  state: { holds: "holds", broken: "broken", "could not run": "could not run", "to do": "to do" },
  more: (count: number) => `… and ${count} more like this (npm test … raw shows all)`,
  kataReference: (laws: number) => `${laws} laws of the katas hold on the reference`,
  noTests: "No test ran: nothing was proved.",
  swallowed: (flag: string) => `npm took “--${flag}” for itself; it counts as the word “${flag}”.`,
  belief: (id: string, belief: string) =>
    `The engine now believes ${id}${belief === "" ? "" : `: “${belief.replace(/\.$/, "")}”`}. Laws that break below are what tells it from Spark.`,
  beliefs: (count: number, chapter: string) =>
    `${count === 1 ? "1 belief" : `${count} beliefs`} that the engine can act on: npm test chapters/${chapter} belief M-…`,
  beliefUnbroken: (id: string) => `No law of this run notices ${id}.`,
  obstacle: {
    "mutated input": "your function changed what it was given",
    "endless loop": "a loop never ended",
    "endless recursion": "your function called itself without end",
    "nothing expected": "the law expects nothing",
    "not deterministic": "the same case gave two answers",
    "law failed": "the law could not be put",
    "no answer": "it never came back",
    syntax: "this is not TypeScript yet",
    types: "the types do not fit",
    load: "it throws while it is loaded",
    imports: "it imports what a kata may not",
    reach: "it reaches out of its file",
    reference: "it uses the reference",
    export: "the function to fill is not exported",
    missing: "its file is missing",
  },
  mayNotImport: (name: string) =>
    `A kata may not import “${name}”. Everything that you need is imported already.`,
  mayNotUse: (name: string) =>
    `A kata may not use “${name}”. Everything that you need is given to your function.`,
  exportAgain: (name: string, file: string, id: string) =>
    `${file} has to say: export const ${name} = …  (npm run reset ${id} brings back the text that you began with)`,
  moreFaults: (count: number, lines: string, file: string) =>
    `and ${count} more in ${file}: line ${lines}`,
  bringBack: (file: string, id: string) =>
    `${file} is not there. npm run reset ${id} brings back the text that you began with.`,
  hint: (number: number) => `Hint ${number} of 3`,
  noMoreHints: "That was the last hint. The book says the rest:",
  next: "next",
  allHold: "All katas hold.",
  watching: (file: string) => `Watching ${file}. Enter: run again · h: hint · q: quit`,
  watchingAfter: (file: string) => `Watching ${file}. Enter: the next kata · h: hint · q: quit`,
  watchingLast: (file: string) =>
    `Watching ${file}. All katas hold. Enter: run this one again · q: quit`,
  untouched: "To do: nothing was judged, because the hole is as it was. Write over it and save.",
  notJudged: "? begun, and not judged since it was changed: npm run kata judges it",
  trying: (id: string) => `trying ${id} …`,
  typing: "checking the types …",
  showing: "running it in the whole engine …",
  inEngine: "In the whole engine",
  question: "Question:",
  answerBy: (id: string) => `npm run kata ${id} answer  shows the answer.`,
  answerKeys: "Type your answer and press Enter. ?: show the answer",
  yourAnswer: "Your answer:",
  right: (answer: string) => `Right: ${answer}, counted from the events of your run.`,
  notYet: (typed: string) =>
    `Not yet: the events of your run do not say “${typed}”. Try again, or ? shows it.`,
  answerIs: (answer: string) => `Answer: ${answer}, counted from the events of your run.`,
  noQuestion: "The question comes when the kata holds.",
  statement: "Open this file; its head says what to build:",
  minutes: (minutes: number) => `about ${minutes} minutes`,
  typesToo: "The laws ran all the same, but",
  ...replayTexts.en,
  progress: "Progress",
  resetDone: (file: string, backup: string) =>
    `${file} is as it was at the start. Your text is kept in ${backup}`,
  resetBack: (file: string) => `${file} is back, as it was at the start.`,
  resetSame: (file: string) => `${file} is as it was at the start already. Nothing was changed.`,
  printed: "printed by your code",
};

export type Texts = typeof en;

const ko: Texts = {
  seed: (seed) => `시드 ${seed}`,
  cases: (count, kinds) => `${count}가지 경우${kinds === "" ? "" : `: ${kinds}`}`,
  kind: (count, kind) => `${kindInKorean(kind)} ${count}`,
  share: (share, low, high, runs) =>
    `${runs}가지 경우 가운데 ${share} %에서 성립 (95 % 구간: ${low}~${high} %)`,
  against: "성립하지 않은 경우",
  breaksOn: "반례",
  because: "까닭",
  again: "다시",
  read: "읽기",
  yours: "작성한 코드",
  spark: "스파크",
  acts: (id) => `흔한 오해 ${id}와 똑같이 움직입니다.`,
  notSo: "그렇지 않습니다.",
  agreed: (count) => `새로 만든 ${count}가지 경우에서도 같은 답을 냈습니다.`,
  lawsHold: (count, cases, seconds) => `법칙 ${count}개 성립 (${cases}가지 경우, ${seconds}초)`,
  lawsBroken: (broken, count, cases, seconds) =>
    `법칙 ${count}개 가운데 ${broken}개 깨짐 (${cases}가지 경우, ${seconds}초)`,
  recordings: (count, version) => `스파크 ${version} 기록 ${count}건과 일치`,
  recordingsDiffer: (differ, count, version) =>
    `스파크 ${version} 기록 ${count}건 가운데 ${differ}건과 다름`,
  tests: (count, files) => `엔진 테스트 ${count}개 통과 (파일 ${files}개)`,
  testsFail: (fail, count) => `엔진 테스트 ${count}개 가운데 ${fail}개 실패`,
  engineTests: "엔진 테스트",
  yourKatas: "내 카타",
  katas: (chapter, counts) => `카타 ${chapter}: ${counts}`.replace(" :", ":"),
  count: {
    holds: (n) => `성립 ${n}`,
    broken: (n) => `깨짐 ${n}`,
    "could not run": (n) => `실행 불가 ${n}`,
    "to do": (n) => `할 일 ${n}`,
  },
  state: { holds: "성립", broken: "깨짐", "could not run": "실행 불가", "to do": "할 일" },
  more: (count) => `… 이런 것이 ${count}개 더 있습니다(npm test … raw로 모두 볼 수 있습니다)`,
  kataReference: (laws) => `참조 구현에서 카타의 법칙 ${laws}개 성립`,
  noTests: "실행된 테스트가 없습니다. 확인된 것도 없습니다.",
  swallowed: (flag) => `npm이 “--${flag}”를 가져갔습니다. 낱말 “${flag}”로 알아듣습니다.`,
  belief: (id, belief) =>
    `지금 엔진은 흔한 오해 ${id}대로 움직입니다${belief === "" ? "" : `: “${belief.replace(/\.$/, "")}”`}. 아래에서 깨지는 법칙이 스파크와 다른 점입니다.`,
  beliefs: (count, chapter) =>
    `엔진이 그대로 움직여 볼 수 있는 오해 ${count}가지: npm test chapters/${chapter} belief M-…`,
  beliefUnbroken: (id) => `이 실행에서는 흔한 오해 ${id} 때문에 깨진 법칙이 없습니다.`,
  obstacle: {
    "mutated input": "함수가 받은 값을 바꾸었습니다",
    "endless loop": "반복문이 끝나지 않았습니다",
    "endless recursion": "함수가 끝없이 자신을 불렀습니다",
    "nothing expected": "법칙이 확인하는 것이 없습니다",
    "not deterministic": "같은 경우에 답이 두 가지로 나왔습니다",
    "law failed": "법칙을 시험할 수 없었습니다",
    "no answer": "돌아오지 않았습니다",
    syntax: "아직 TypeScript 문법에 맞지 않습니다",
    types: "타입이 맞지 않습니다",
    load: "파일을 불러오다가 예외를 던졌습니다",
    imports: "카타가 가져올 수 없는 것을 가져옵니다",
    reach: "파일 밖으로 손을 뻗습니다",
    reference: "참조 구현을 씁니다",
    export: "채울 함수를 내보내지 않습니다",
    missing: "파일이 없습니다",
  },
  mayNotImport: (name) =>
    `카타는 “${name}”을(를) 가져올 수 없습니다(import). 필요한 것은 이미 모두 가져와 있습니다.`,
  mayNotUse: (name) =>
    `카타에서는 “${name}”을(를) 쓸 수 없습니다. 필요한 것은 모두 함수의 인자로 받습니다.`,
  exportAgain: (name, file, id) =>
    `${file} 파일에 export const ${name} = … 가 있어야 합니다(처음 내용으로 되돌리기: npm run reset ${id}).`,
  moreFaults: (count, lines, file) => `${file}에 ${count}개 더 있습니다: ${lines}행`,
  bringBack: (file, id) =>
    `${file} 파일이 없습니다. npm run reset ${id} 명령이 처음 내용을 되돌려 놓습니다.`,
  hint: (number) => `힌트 ${number}/3`,
  noMoreHints: "마지막 힌트였습니다. 나머지는 책에 있습니다.",
  next: "다음",
  allHold: "모든 카타가 성립합니다.",
  watching: (file) => `${file} 파일을 지켜보고 있습니다. Enter: 다시 실행 · h: 힌트 · q: 끝내기`,
  watchingLast: (file) =>
    `${file} 파일을 지켜보고 있습니다. 모든 카타가 성립합니다. Enter: 다시 실행 · q: 끝내기`,
  untouched: "할 일: 채울 곳이 처음 그대로여서 판정하지 않았습니다. 코드를 쓰고 저장하세요.",
  notJudged: "? 고친 뒤에 아직 판정하지 않음. npm run kata가 판정합니다",
  watchingAfter: (file) =>
    `${file} 파일을 지켜보고 있습니다. Enter: 다음 카타 · h: 힌트 · q: 끝내기`,
  trying: (id) => `${id} 시험 중 …`,
  typing: "타입 검사 중 …",
  showing: "엔진 전체에서 실행 중 …",
  inEngine: "엔진 전체에서",
  question: "질문:",
  answerBy: (id) => `npm run kata ${id} answer 명령으로 답을 볼 수 있습니다.`,
  answerKeys: "답을 쓰고 Enter를 누르십시오. ?: 답 보기",
  yourAnswer: "내 답:",
  right: (answer) => `맞습니다. 이번 실행의 이벤트(event)로 센 답은 ${answer}입니다.`,
  notYet: (typed) =>
    `아직 아닙니다. 이번 실행의 이벤트에서는 “${typed}”가 나오지 않습니다. 다시 쓰거나 ?로 답을 보십시오.`,
  answerIs: (answer) => `답: ${answer} (이번 실행의 이벤트로 센 값)`,
  noQuestion: "질문은 카타가 성립한 뒤에 나옵니다.",
  statement: "이 파일을 여세요. 무엇을 만들지 맨 위에 적혀 있습니다.",
  minutes: (minutes) => `약 ${minutes}분`,
  typesToo: "법칙은 그대로 시험했지만,",
  ...replayTexts.ko,
  progress: "진도",
  resetDone: (file, backup) =>
    `${file} 파일을 처음 상태로 되돌렸습니다. 쓰던 내용은 ${backup}에 있습니다`,
  resetBack: (file) => `${file} 파일을 처음 상태로 다시 놓았습니다.`,
  resetSame: (file) => `${file} 파일은 이미 처음 상태입니다. 바꾼 것이 없습니다.`,
  printed: "작성한 코드가 출력한 것",
};

export const texts: Readonly<Record<Language, Texts>> = { en, ko };

export type KataObstacle = keyof Texts["obstacle"];
export type KataState = keyof Texts["state"];
