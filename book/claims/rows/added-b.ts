/**
 * Claims that the notes lack and their rows need: rows of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const addedB: readonly Claim[] = [
  {
    id: "X-10",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "Parent stages get their numbers before their children, skipped ones included; job numbers grow with submission.",
    },
    ko: {
      claim:
        "부모 스테이지가 자식보다 먼저 번호를 받고, 건너뛴 스테이지도 번호가 있다. 잡 번호는 제출한 차례로 커진다.",
    },
    evidence: {
      kind: "law",
      ref: "a parent stage has a lower number than its child, and a skipped stage has one too",
    },
  },
  {
    id: "X-11",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "`treeAggregate` adds stages of fewer and fewer tasks, so that the driver receives few results: 32 partitions at depth 2 make 32 tasks and then 5.",
    },
    ko: {
      claim:
        "`treeAggregate`는 태스크가 점점 적은 스테이지를 더해 드라이버가 받는 결과를 줄인다. 파티션 32개를 깊이 2로 하면 32개 다음에 5개다.",
    },
    evidence: {
      kind: "law",
      ref: "`treeAggregate` adds stages and sends the driver fewer results, with the same answer",
    },
  },
  {
    id: "X-12",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "On a cluster the fourth failure of one task ends the job; in local mode the first, unless the master is `local[n,F]`.",
    },
    ko: {
      claim:
        "클러스터에서는 한 태스크의 네 번째 실패가 잡을 끝내고, 로컬 모드에서는 `local[n,F]`가 아니면 첫 번째가 끝낸다.",
    },
    evidence: {
      kind: "law",
      ref: "the fourth failure of one task ends the job; in local mode the first does",
    },
  },
  {
    id: "X-13",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "Blocks of an RDD are not evicted to make room for another block of the same RDD: one that is too big keeps the part that fitted.",
    },
    ko: {
      claim:
        "같은 RDD의 블록을 넣으려고 그 RDD의 블록을 축출하지는 않는다. 너무 큰 RDD는 들어간 만큼만 남는다.",
    },
    evidence: {
      kind: "law",
      ref: "an RDD too big for memory keeps the partitions that came first, and computes the others at each use",
    },
  },
  {
    id: "X-14",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "A closure works on a copy of the driver's variables; what a task changes never changes the driver's.",
    },
    ko: {
      claim: "클로저는 드라이버 변수의 복사본으로 돈다. 태스크가 바꾼 것은 드라이버에 닿지 않는다.",
    },
    evidence: {
      kind: "law",
      ref: "a function works on a copy of the variables it captures, so the driver's never change",
    },
  },
  {
    id: "X-15",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "Transformations and actions cannot be called inside other transformations." },
    ko: { claim: "트랜스포메이션 안에서 다른 트랜스포메이션이나 액션을 부를 수 없다." },
    evidence: {
      kind: "law",
      ref: "an RDD used inside a function of another fails there and starts nothing",
    },
  },
  {
    id: "X-16",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "A module's global variable in a closure is looked up in the executor's process, not in the driver's.",
      so: "A value taken into a local variable travels with the closure; a global is whatever that other process has.",
    },
    ko: {
      claim: "클로저가 쓰는 모듈의 전역 변수는 드라이버가 아니라 익스큐터의 프로세스에서 찾는다.",
      so: "지역 변수에 담은 값은 클로저와 함께 갑니다. 전역 변수는 그쪽 프로세스에 있는 값입니다.",
    },
    evidence: {
      kind: "law",
      ref: "a module's variable is looked up where the task runs, not where the driver stands",
    },
  },
  {
    id: "X-17",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "Losing the standalone master does not stop applications that run." },
    ko: { claim: "스탠드얼론 마스터를 잃어도 도는 애플리케이션은 멈추지 않는다." },
    evidence: { kind: "law", ref: "killing the master stops grants, not running applications" },
  },
  {
    id: "X-18",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "On a cluster the default parallelism is read at the moment it is asked for: the cores registered so far, at least 2. The same program may get other partition counts on two runs.",
    },
    ko: {
      claim:
        "클러스터의 기본 병렬도는 물어볼 때의 값이다. 그때까지 등록된 코어 수이고 최소 2이므로, 같은 프로그램도 실행마다 파티션 수가 다를 수 있다.",
    },
    evidence: {
      kind: "law",
      ref: "on a cluster the default parallelism is the cores registered by the moment it is asked for, and at least two",
    },
  },
  {
    id: "X-19",
    chapter: 17,
    kind: "command",
    verdict: "true",
    en: {
      claim: "Options after the program belong to the program, and a long dash makes no option.",
    },
    ko: {
      claim: "프로그램 이름 뒤의 옵션은 프로그램의 것이고, 긴 줄표를 붙인 말은 옵션이 아니다.",
    },
    evidence: { kind: "recording", ref: "submits" },
  },
];
