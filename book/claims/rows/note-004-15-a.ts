/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 15: rows S4-01 to S4-14 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00415A: readonly Claim[] = [
  {
    id: "S4-01",
    chapter: 15,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "The driver is a process on a physical machine that keeps the state of the running application.",
      so: "The machine may be virtual. When the driver dies, that state is gone and the application with it.",
    },
    ko: {
      claim: "드라이버는 물리 머신에서 돌며 실행 중인 애플리케이션의 상태를 지니는 프로세스다.",
      so: "가상 머신이어도 됩니다. 드라이버가 죽으면 그 상태도, 애플리케이션도 사라집니다.",
    },
    evidence: {
      kind: "law",
      ref: "in client mode, the application ends with the process that submitted it",
    },
  },
  {
    id: "S4-02",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim:
        "An executor is a process that carries out the tasks the driver assigns, and reports state and results.",
    },
    ko: {
      claim: "익스큐터는 드라이버가 맡긴 태스크를 수행하고 상태와 결과를 보고하는 프로세스다.",
    },
    evidence: {
      kind: "law",
      ref: "an application is one driver and the executors that registered with it",
    },
  },
  {
    id: "S4-03",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "The cluster manager keeps the machines on which applications run.",
      so: "With processes of its own, tied to machines and not to applications: they are there when no application is.",
    },
    ko: {
      claim: "클러스터 매니저는 애플리케이션이 돌 머신들을 관리한다.",
      so: "애플리케이션이 아니라 머신에 딸린 자기 프로세스가 있습니다. 애플리케이션이 하나도 없을 때에도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "the worker starts the executor, and the executor introduces itself to the driver",
    },
  },
  {
    id: "S4-04",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "There are three execution modes: cluster, client and local.",
      so: "In local mode, threads of one process do everything, and the first failure of a task ends the job.",
    },
    ko: {
      claim: "실행 모드는 클러스터, 클라이언트, 로컬의 세 가지다.",
      so: "로컬 모드에서는 한 프로세스의 스레드가 모든 일을 하고, 태스크가 한 번만 실패해도 잡이 끝납니다.",
    },
    evidence: { kind: "law", ref: "one machine computes the same answer as a cluster" },
  },
  {
    id: "S4-05",
    chapter: 15,
    kind: "definition",
    verdict: "wrong",
    en: {
      claim: "The life cycle *inside* Spark is: request, launch, execution, completion.",
      so: "The headings are exchanged. These four are the life cycle *outside*, as the infrastructure sees it: processes. Inside are session, jobs, stages and tasks, as the code sees it. The manager never hears of the latter.",
    },
    ko: {
      claim: "스파크 *내부*의 수명 주기는 요청, 시작, 실행, 완료다.",
      so: "제목이 서로 바뀌었습니다. 이 넷은 인프라에서 보이는 *외부*의 수명 주기이고, 프로세스의 이야기입니다. 내부는 코드에서 보이는 세션, 잡, 스테이지, 태스크입니다. 매니저는 이쪽을 듣지 못합니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager hears of applications and executors, never of stages or tasks",
    },
  },
  {
    id: "S4-06",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Client request: on submission, code on the local machine asks the cluster for a driver's resources.",
      so: "So it is in cluster mode, and the one asked is the manager. In client mode no resources are asked for a driver.",
    },
    ko: {
      claim: "클라이언트 요청: 제출하면 로컬 머신의 코드가 드라이버의 자원을 클러스터에 요청한다.",
      so: "클러스터 모드에서 그렇고, 요청을 받는 것은 매니저입니다. 클라이언트 모드에서는 드라이버의 자원을 요청하지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "in client mode the submitting process is the driver; in cluster mode the manager launches one",
    },
  },
  {
    id: "S4-07",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "Launch: once the driver is placed, it begins to run the user's code.",
      so: "Which makes the session, and only then asks for executors.",
    },
    ko: {
      claim: "시작: 드라이버가 놓이면 사용자 코드를 실행하기 시작한다.",
      so: "그 코드가 세션을 만들고, 그제야 익스큐터를 요청합니다.",
    },
    evidence: {
      kind: "law",
      ref: "in cluster mode, the driver goes on after the submitter is gone",
    },
  },
  {
    id: "S4-08",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Execution: driver and workers talk while they run code and move data; tasks are assigned, states reported.",
      so: "Executors, not workers. And shuffled data moves from executor to executor; the driver sees none of it.",
    },
    ko: {
      claim:
        "실행: 드라이버와 워커가 이야기를 주고받으며 코드를 돌리고 데이터를 옮긴다. 태스크를 맡기고 상태를 알린다.",
      so: "워커가 아니라 익스큐터입니다. 그리고 셔플 데이터는 익스큐터 사이에서 오가며 드라이버를 지나지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "shuffled bytes go from executor to executor, never through the driver",
    },
  },
  {
    id: "S4-09",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Completion: the driver exits with success or failure, and the manager then closes the executors.",
      so: "The manager learns how it ended in cluster mode only. A standalone master lists every client-mode application as FINISHED, failed ones included.",
    },
    ko: {
      claim: "완료: 드라이버가 성공이나 실패로 끝나면 매니저가 익스큐터를 닫는다.",
      so: "어떻게 끝났는지 매니저가 아는 것은 클러스터 모드뿐입니다. 스탠드얼론 마스터는 클라이언트 모드의 애플리케이션을 실패한 것까지 모두 FINISHED로 적습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a standalone master calls a client-mode application FINISHED however it ended",
    },
  },
  {
    id: "S4-10",
    chapter: 15,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "An application consists of one or more jobs.",
      so: "Or of none: without an action there is no job.",
    },
    ko: {
      claim: "애플리케이션은 하나 이상의 잡으로 이루어진다.",
      so: "하나도 없을 수 있습니다. 액션이 없으면 잡도 없습니다.",
    },
    evidence: { kind: "law", ref: "without an action, an application ends with no job" },
  },
  {
    id: "S4-11",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The jobs of one application mostly run one after another.",
      so: "An action holds the thread that called it. From several threads, jobs overlap.",
    },
    ko: {
      claim: "한 애플리케이션의 잡은 대개 차례로 실행된다.",
      so: "액션은 부른 스레드를 붙잡아 둡니다. 여러 스레드에서 부르면 잡이 겹쳐 돕니다.",
    },
    evidence: { kind: "law", ref: "in one thread, a job ends before the next one starts" },
  },
  {
    id: "S4-12",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "Every application first makes a `SparkSession`.",
      so: "Since 2.0. A program of RDDs alone may do with a `SparkContext`. `getOrCreate()` answers the one that exists.",
    },
    ko: {
      claim: "모든 애플리케이션은 먼저 `SparkSession`을 만든다.",
      so: "2.0부터 그렇습니다. RDD만 쓰는 프로그램은 `SparkContext`로도 됩니다. `getOrCreate()`는 이미 있는 것을 돌려줍니다.",
    },
    evidence: {
      kind: "law",
      ref: "`getOrCreate` answers the session that exists, and all sessions share one context",
    },
  },
  {
    id: "S4-13",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "With a session one can run Spark code." },
    ko: { claim: "세션이 있으면 스파크 코드를 실행할 수 있다." },
    evidence: {
      kind: "law",
      ref: "`getOrCreate` answers the session that exists, and all sessions share one context",
    },
  },
  {
    id: "S4-14",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The session gives access to all lower APIs, the old contexts and the configuration.",
      so: "Of the configuration only what can change while running. To set `spark.executor.memory` on a live session is refused.",
    },
    ko: {
      claim: "세션으로 모든 저수준 API와 옛 컨텍스트와 설정에 닿는다.",
      so: "설정은 실행 중에 바꿀 수 있는 것만입니다. 살아 있는 세션에서 `spark.executor.memory`를 바꾸려 하면 거절됩니다.",
    },
    evidence: { kind: "law", ref: "a core setting is fixed once the application runs" },
  },
];
