/**
 * The titles of the examples, in both languages, as they stand over their listings.
 *
 * No counterpart in Spark. Left out on purpose: the order; the prose has it.
 */
import type { Language } from "../theme/pictures/kinds.ts";

export const exampleTitles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "own-counter": { en: "A variable and an accumulator", ko: "변수와 어큐뮬레이터" },
  "large-tasks": {
    en: "A list in tasks, and as a broadcast",
    ko: "태스크로 가는 목록, 브로드캐스트로 가는 목록",
  },
  "garbage-collected": { en: "Handles let go", ko: "핸들을 놓으면" },
  torrent: { en: "A table in pieces", ko: "조각으로 가는 표" },
  "captured-or-broadcast": { en: "Captured or broadcast", ko: "캡처와 브로드캐스트" },
  "counted-again": { en: "Two actions over one map", ko: "map 하나에 액션 둘" },
  "own-part": {
    en: "Read in tasks, read on the driver",
    ko: "태스크가 읽는 값, 드라이버가 읽는 값",
  },
  "slow-tasks": {
    en: "A task with more to do, and a slow host",
    ko: "할 일이 많은 태스크와 느린 호스트",
  },
  "slow-aggregation": { en: "Grouped, and combined first", ko: "묶기와 미리 합치기" },
  "slow-join": {
    en: "A join by a shuffle and by a broadcast",
    ko: "셔플로 하는 조인과 브로드캐스트로 하는 조인",
  },
  "small-files": { en: "Two hundred files of a line", ko: "한 줄짜리 파일 200개" },
  "too-large-results": { en: "More than the driver takes", ko: "드라이버가 받지 않을 만큼" },
  "executor-out-of-memory": {
    en: "Four tasks in a heap for three",
    ko: "태스크 셋의 힙에 태스크 넷",
  },
  "at-each-level": { en: "One run seen from four levels", ko: "네 단계에서 본 실행 하나" },
  "metrics-of-a-run": { en: "What a run tells of itself", ko: "실행이 스스로 말하는 것" },
  "unexpected-nulls": { en: "A date in a new format", ko: "형식이 바뀐 날짜" },
  "no-space-left": { en: "Disks with room for little", ko: "자리가 거의 없는 디스크" },
  "not-serializable": { en: "A connection in a function", ko: "함수에 든 연결" },
  "does-not-start": { en: "Jobs that do not start", ko: "시작하지 않는 잡" },
  "errors-before": { en: "Errors before the first task", ko: "첫 태스크 전의 오류" },
  "one-bad-record": { en: "One bad record", ko: "나쁜 레코드 하나" },
  "first-job": { en: "The smallest application", ko: "가장 작은 애플리케이션" },
  "executors-per-worker": {
    en: "How many executors fit on a worker",
    ko: "한 워커에 들어가는 익스큐터",
  },
  "six-steps": { en: "One application in client mode", ko: "클라이언트 모드의 애플리케이션 하나" },
  "come-and-go": { en: "Executors by the work", ko: "일에 따라 오가는 익스큐터" },
  "master-dies": {
    en: "The Master is killed while a job runs",
    ko: "잡이 도는 동안 마스터를 죽이면",
  },
  "in-cluster-mode": {
    en: "Cluster mode, and the submitter is killed",
    ko: "클러스터 모드에서 제출한 프로세스를 죽이면",
  },
  "local-mode": {
    en: "One program in one process and on a cluster",
    ko: "같은 프로그램을 한 프로세스와 클러스터에서",
  },
  "what-the-master-sees": { en: "What the Master hears", ko: "마스터가 듣는 것" },
  "offers-of-mesos": { en: "Offers, and answers to them", ko: "제안과 답" },
  "two-tenants": { en: "Two tenants on one cluster", ko: "한 클러스터의 두 세입자" },
  "blocks-and-machines": {
    en: "A machine is lost, with blocks and without",
    ko: "머신을 잃는다. 블록이 있을 때와 없을 때",
  },
  "two-managers": { en: "One application, two managers", ko: "애플리케이션 하나, 매니저 둘" },
  "late-worker": { en: "An application before its workers", ko: "워커보다 먼저 온 애플리케이션" },
  "finished-is-not-success": { en: "FINISHED is not success", ko: "FINISHED는 성공이 아니다" },
  "take-rounds": { en: "One action, several jobs", ko: "액션 하나, 잡 여럿" },
  "word-count": { en: "Word count", ko: "단어 세기" },
  pipelined: { en: "In which order functions are called", ko: "함수가 불리는 차례" },
  "all-at-once": { en: "Three tasks at a barrier", ko: "배리어 앞의 태스크 셋" },
  "second-action": { en: "A second action on the same RDD", ko: "같은 RDD에 두 번째 액션" },
  "equal-code": { en: "The same line, written twice", ko: "두 번 쓴 같은 줄" },
  "failing-task": { en: "A task that fails each time", ko: "번번이 실패하는 태스크" },
  "lost-executor": {
    en: "An executor is lost between two jobs",
    ko: "두 잡 사이에 익스큐터를 잃으면",
  },
  "where-keys-go": { en: "Nine keys in three partitions", ko: "파티션 셋에 들어간 키 아홉" },
  "joins-in-place": { en: "Two joins of the same data", ko: "같은 데이터의 두 조인" },
  "what-travels": { en: "The same sums, two ways", ko: "같은 합을 두 가지로" },
  checkpointed: { en: "One count and a checkpoint", ko: "count 한 번과 체크포인트" },
  "fetch-failure": { en: "A fetch failure", ko: "셔플 블록을 가져오지 못하면" },
  slices: { en: "How a collection is cut", ko: "컬렉션을 나누는 법" },
  "missing-path": { en: "A path that is not there", ko: "없는 경로" },
  "cached-by-take": { en: "What `take(1)` stores", ko: "`take(1)`이 저장하는 것" },
  "short-memory": { en: "Two RDDs and too little memory", ko: "모자란 메모리와 RDD 둘" },
  lineage: { en: "A lineage, printed", ko: "출력한 계보" },
  "copied-counter": { en: "Counting in a variable of the driver", ko: "드라이버의 변수로 세기" },
  "long-chain": { en: "A chain of 100,000 steps", ko: "10만 단계의 사슬" },
};
