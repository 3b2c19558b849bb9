/**
 * Note 001, cluster architecture and the life of an application (2021): rows S1-01 to S1-15 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note001A: readonly Claim[] = [
  {
    id: "S1-01",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: { claim: "Spark is an engine for processing data at large scale." },
    ko: { claim: "스파크는 큰 규모의 데이터를 처리하는 엔진이다." },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.5.3 documentation, Overview (24 September 2024).",
    },
  },
  {
    id: "S1-02",
    chapter: 15,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "It exists so that work too big for one computer can be sent out to a cluster of many.",
      so: "One computer is enough to run it: in local mode the same program gives the same answer. The cluster buys room and time, not another meaning.",
    },
    ko: {
      claim: "컴퓨터 한 대로 감당하지 못하는 일을 여러 대의 클러스터로 보내려고 만들었다.",
      so: "한 대로도 돌아갑니다. 로컬 모드에서도 같은 프로그램은 같은 답을 냅니다. 클러스터가 더해 주는 것은 공간과 시간이지 다른 뜻이 아닙니다.",
    },
    evidence: { kind: "law", ref: "one machine computes the same answer as a cluster" },
  },
  {
    id: "S1-03",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim:
        "A running application has three kinds of parts: a cluster manager, a driver program and executors.",
      so: "In local mode the first of the three is missing: there is no manager to ask.",
    },
    ko: {
      claim:
        "실행 중인 애플리케이션을 이루는 것은 클러스터 매니저, 드라이버 프로그램, 익스큐터의 세 가지다.",
      so: "로컬 모드에는 첫째가 없습니다. 물어볼 매니저가 없기 때문입니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application is one driver and the executors that registered with it",
    },
  },
  {
    id: "S1-04",
    chapter: 17,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "The cluster manager is the service that looks after the cluster's physical machines.",
      so: "It keeps count of cores and memory and grants them. The machines may as well be virtual or containers, and it knows nothing of jobs, stages or tasks.",
    },
    ko: {
      claim: "클러스터 매니저는 클러스터의 물리 머신을 관리하는 서비스다.",
      so: "매니저가 하는 일은 코어와 메모리를 세어서 내주는 것입니다. 머신은 가상 머신이나 컨테이너여도 되고, 매니저는 잡과 스테이지와 태스크를 알지 못합니다.",
    },
    evidence: {
      kind: "law",
      ref: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
    },
  },
  {
    id: "S1-05",
    chapter: 17,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "It is made of one cluster master and several worker nodes.",
      so: "The pair exists everywhere, under other names: Master and Worker, ResourceManager and NodeManager, API server and kubelet.",
    },
    ko: {
      claim: "클러스터 매니저는 마스터 하나와 여러 워커 노드로 이루어진다.",
      so: "짝은 어디에나 있지만 이름이 다릅니다. 스탠드얼론은 마스터와 워커, YARN은 리소스매니저와 노드매니저, 쿠버네티스는 API 서버와 kubelet입니다.",
    },
    evidence: {
      kind: "law",
      ref: "no node keeps more for pods than it has; a pod that fits nowhere waits, and takes its turn when another has ended",
    },
  },
  {
    id: "S1-06",
    chapter: 17,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "One can choose among standalone, Hadoop YARN, Kubernetes and Mesos.",
      so: "That holds up to 3.5. Spark 4.0 removed Mesos.",
    },
    ko: {
      claim: "클러스터 매니저로는 스탠드얼론, 하둡 YARN, 쿠버네티스, 메소스를 고를 수 있다.",
      so: "3.5까지 맞는 말입니다. 4.0에서는 메소스가 빠졌습니다.",
    },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.5.3 documentation, Cluster Mode Overview (24 September 2024).",
    },
  },
  {
    id: "S1-07",
    chapter: 17,
    kind: "history",
    verdict: "true",
    en: {
      claim: "Support for Mesos is on its way out.",
      so: "Deprecated since 3.2, gone in 4.0; 3.5.3 still ships it.",
    },
    ko: {
      claim: "메소스 지원은 중단될 예정이다.",
      so: "3.2부터 지원 중단 예정이었고 4.0에서 없어졌습니다. 3.5.3에는 아직 들어 있습니다.",
    },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.4.1 documentation, Running Spark on Mesos (23 June 2023).",
    },
  },
  {
    id: "S1-08",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "The driver program runs the application's `main()` and creates the `SparkContext`.",
      so: "In a shell, the prompt itself plays the part of `main`.",
    },
    ko: {
      claim: "드라이버 프로그램은 애플리케이션의 `main()`을 실행하고 `SparkContext`를 만든다.",
      so: "셸에서는 프롬프트가 `main` 노릇을 합니다.",
    },
    evidence: {
      kind: "law",
      ref: "the driver is the process that runs `main`, and `main` begins before its context exists",
    },
  },
  {
    id: "S1-09",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: { claim: "People also call it the Spark driver." },
    ko: { claim: "드라이버 프로그램을 스파크 드라이버라고도 부른다." },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.5.3 documentation, Cluster Mode Overview, Glossary (24 September 2024).",
    },
  },
  {
    id: "S1-10",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim:
        "An executor is a process on a worker node; it runs the tasks that the driver asks it to run.",
      so: "It does not come to fetch work. The driver looks for a free slot and sends the task there.",
    },
    ko: {
      claim: "익스큐터는 워커 노드에서 도는 프로세스이며, 드라이버가 맡긴 태스크를 실행한다.",
      so: "익스큐터가 일을 가지러 오지는 않습니다. 드라이버가 빈 슬롯을 찾아 태스크를 보냅니다.",
    },
    evidence: { kind: "law", ref: "executors run only tasks that their driver sent them" },
  },
  {
    id: "S1-11",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Each cluster has exactly one master.",
      so: "One that is in charge. Standby masters may wait beside it (with ZooKeeper). When the only master is lost, nothing new is granted, but applications that run go on.",
    },
    ko: {
      claim: "클러스터마다 마스터는 하나다.",
      so: "일을 맡은 마스터가 하나라는 뜻입니다. ZooKeeper를 쓰면 대기 마스터를 둘 수 있습니다. 하나뿐인 마스터를 잃으면 새로 내주는 일이 멈출 뿐, 도는 애플리케이션은 계속 돕니다.",
    },
    evidence: {
      kind: "law",
      ref: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
    },
  },
  {
    id: "S1-12",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Each application has exactly one driver.",
      so: "One at a time. In cluster mode a failed driver may be started again (`--supervise`, or further attempts on YARN), and then it begins from nothing.",
    },
    ko: {
      claim: "애플리케이션마다 드라이버는 하나다.",
      so: "한 번에 하나입니다. 클러스터 모드에서는 실패한 드라이버를 다시 띄울 수 있습니다(`--supervise`, YARN의 재시도). 그때는 처음부터 다시 시작합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a supervised driver that fails starts again from nothing, one driver at a time",
    },
  },
  {
    id: "S1-13",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Every driver schedules its own tasks and is kept apart from other applications.",
    },
    ko: { claim: "드라이버는 저마다 자기 태스크를 스케줄하며 다른 애플리케이션과 격리된다." },
    evidence: { kind: "law", ref: "an executor belongs to one application" },
  },
  {
    id: "S1-14",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Tasks of different applications never share a JVM.",
      so: "Because an executor belongs to one application for its whole life.",
    },
    ko: {
      claim: "서로 다른 애플리케이션의 태스크는 같은 JVM에서 돌지 않는다.",
      so: "익스큐터가 처음부터 끝까지 한 애플리케이션에 속하기 때문입니다.",
    },
    evidence: { kind: "law", ref: "an executor belongs to one application" },
  },
  {
    id: "S1-15",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "So two applications can share data only by writing it to storage outside Spark.",
      so: "Caches, broadcast variables and temporary views end at the border of the application. Who wants to share them lets one long-lived application serve everybody.",
    },
    ko: {
      claim: "그래서 두 애플리케이션이 데이터를 나누려면 스파크 밖의 저장소에 써야 한다.",
      so: "캐시와 브로드캐스트 변수와 임시 뷰는 애플리케이션 경계를 넘지 못합니다. 함께 쓰고 싶으면 오래 사는 애플리케이션 하나가 모두의 요청을 받게 합니다.",
    },
    evidence: { kind: "law", ref: "what one application caches or registers, another cannot read" },
  },
];
