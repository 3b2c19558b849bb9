/**
 * Note 001, cluster architecture and the life of an application (2021): rows S1-30 to S1-42 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note001C: readonly Claim[] = [
  {
    id: "S1-30",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "On YARN in client mode, YARN only hands out resources for executors and does not manage the master node.",
      so: "It is the *driver* that YARN does not manage. A small ApplicationMaster still runs in a container of its own and asks for the executors; no user code runs in it.",
    },
    ko: {
      claim:
        "YARN 클라이언트 모드에서 YARN은 익스큐터의 자원만 내주고 마스터 노드는 관리하지 않는다.",
      so: "YARN이 관리하지 않는 것은 *드라이버*입니다. 이때도 작은 애플리케이션마스터가 자기 컨테이너에서 돌며 익스큐터를 요청합니다. 그 안에서 사용자 코드는 돌지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an ApplicationMaster that dies is started once more: in cluster mode the program begins anew, in client mode it goes on",
    },
  },
  {
    id: "S1-31",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Interactive shells work in client mode.",
      so: "And only there: with cluster mode `spark-shell` is refused before anything starts. A shell inside a pod of the cluster is still in client mode. Spark Connect (3.4) separates a thin client from the driver.",
    },
    ko: {
      claim: "대화형 셸은 클라이언트 모드에서 쓴다.",
      so: "그 모드에서만 됩니다. 클러스터 모드로 연 `spark-shell`은 무엇이 뜨기 전에 거절됩니다. 클러스터의 파드 안에서 연 셸도 클라이언트 모드입니다. 스파크 커넥트(3.4)는 얇은 클라이언트와 드라이버를 나눠 둡니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission that no manager can carry out is refused before anything is launched",
    },
  },
  {
    id: "S1-32",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "In cluster mode the client creates the application and ends at once.",
      so: "On YARN, which the note means, and on Kubernetes the client waits for the end by default; only a setting lets it go. On standalone it does go once the submission is accepted. In all of them it is no longer *needed* by then: that is the true core.",
    },
    ko: {
      claim: "클러스터 모드에서 클라이언트는 애플리케이션을 만들고 바로 끝난다.",
      so: "노트가 말하는 YARN과, 쿠버네티스에서는 기본으로 끝까지 기다립니다. 설정을 바꿔야 먼저 나갑니다. 스탠드얼론에서는 제출이 받아들여지면 나갑니다. 어느 쪽이든 그때부터 클라이언트는 *없어도* 됩니다. 이것이 맞는 부분입니다.",
    },
    evidence: {
      kind: "law",
      ref: "in cluster mode spark-submit stays until the application is over, unless it is told not to wait",
    },
  },
  {
    id: "S1-33",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "In cluster mode the driver is created inside the cluster, and YARN manages its process.",
      so: "It runs in the container of the ApplicationMaster.",
    },
    ko: {
      claim: "클러스터 모드에서는 드라이버가 클러스터 안에 생기고 YARN이 그 프로세스를 관리한다.",
      so: "드라이버는 애플리케이션마스터의 컨테이너에서 돕니다.",
    },
    evidence: {
      kind: "law",
      ref: "with whoever submitted dies an application in client mode; one in cluster mode goes on",
    },
  },
  {
    id: "S1-34",
    chapter: 15,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim: "From a laptop, submit to a distant cluster in cluster mode.",
      so: "Sound advice: the driver should stand near the executors. How much time it saves depends on the job, so the workbook measures it.",
    },
    ko: {
      claim: "노트북에서 먼 클러스터로 제출할 때는 클러스터 모드가 낫다.",
      so: "옳은 조언입니다. 드라이버는 익스큐터 가까이에 있어야 합니다. 얼마나 빨라지는지는 잡마다 다르므로 이 책에서는 직접 잽니다.",
    },
    evidence: { kind: "experiment", ref: "how far a distant driver slows a job down" },
  },
  {
    id: "S1-35",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "For the driver and its executors talk all the time.",
      so: "Every task is sent and reported, every executor sends a heartbeat each 10 s, blocks are announced, results come back.",
    },
    ko: {
      claim: "드라이버와 익스큐터는 끊임없이 이야기를 주고받기 때문이다.",
      so: "태스크마다 보내고 보고하는 메시지가 있고, 익스큐터는 10초마다 하트비트를 보냅니다. 블록 소식과 결과도 오갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "the messages of a job are counted by its tasks, not by the distance of its driver",
    },
  },
  {
    id: "S1-36",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "A driver far away adds the delay of the network between itself and the tasks.",
      so: "The number of messages stays the same; each takes longer. And the executors must be able to open connections *to* the driver: a laptop behind a firewall gets executors that start and die.",
    },
    ko: {
      claim: "드라이버가 멀리 있으면 드라이버와 태스크 사이에 네트워크 지연이 더해진다.",
      so: "메시지 수는 그대로이고 하나하나가 오래 걸립니다. 게다가 익스큐터가 드라이버*로* 연결할 수 있어야 합니다. 방화벽 뒤의 노트북에서는 익스큐터가 떴다가 죽습니다.",
    },
    evidence: {
      kind: "law",
      ref: "the messages of a job are counted by its tasks, not by the distance of its driver",
    },
  },
  {
    id: "S1-37",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "In cluster mode the program may run on another machine than the one it was submitted from.",
      so: "So the submitter's relative paths, environment and local files are not there.",
    },
    ko: {
      claim: "클러스터 모드에서는 제출한 곳이 아닌 다른 머신에서 프로그램이 돌 수 있다.",
      so: "그래서 제출한 쪽의 상대 경로와 환경 변수와 로컬 파일은 거기 없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a file of the submitter is there in client mode and missing in cluster mode",
    },
  },
  {
    id: "S1-38",
    chapter: 16,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "So copy jars to the nodes by hand, or name them with `--jars`.",
      so: "`--jars` takes a list with commas and serves both modes; for Python it is `--py-files`. Standalone does not upload local files in cluster mode: there they must be readable from every node.",
    },
    ko: {
      claim: "그러니 jar를 노드마다 직접 복사하거나 `--jars`로 알려 준다.",
      so: "`--jars`는 쉼표로 이은 목록을 받으며 두 모드 모두에서 쓸 수 있습니다. 파이썬은 `--py-files`입니다. 스탠드얼론은 클러스터 모드에서 로컬 파일을 올려 주지 않으므로, 어느 노드에서나 보이는 곳에 두어야 합니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S1-39",
    chapter: 15,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "The note explains the modes with YARN as the example.",
      so: "The managers differ. Standalone refuses Python programs in cluster mode, local refuses cluster mode altogether, shells are refused everywhere, Mesos wants its REST server. The law walks through the whole table.",
    },
    ko: {
      claim: "노트는 YARN을 예로 들어 모드를 설명한다.",
      so: "매니저마다 다릅니다. 스탠드얼론은 파이썬 프로그램의 클러스터 모드를 거절하고, 로컬은 클러스터 모드를 모두 거절합니다. 셸은 어디서나 거절되고, 메소스는 REST 서버가 있어야 합니다. 법칙이 표 전체를 훑습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission that no manager can carry out is refused before anything is launched",
    },
  },
  {
    id: "S1-40",
    chapter: 17,
    kind: "definition",
    verdict: "topic",
    en: {
      claim: "(Link) EMR distinguishes master, core and task nodes.",
      so: "Core nodes hold HDFS blocks and executors, task nodes only compute. Losing a task node loses no source data; losing a core node calls on HDFS's copies.",
    },
    ko: {
      claim: "(링크) EMR에는 마스터, 코어, 태스크 노드가 있다.",
      so: "코어 노드는 HDFS 블록과 익스큐터를 두고, 태스크 노드는 계산만 합니다. 태스크 노드를 잃어도 원본 데이터는 남고, 코어 노드를 잃으면 HDFS의 복제본에 기대게 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a machine that computes and keeps nothing can be lost without a copy being lost; of one that keeps blocks the copies are made again elsewhere",
    },
  },
  {
    id: "S1-41",
    chapter: 15,
    kind: "definition",
    verdict: "topic",
    en: {
      claim:
        "(Link) What is the difference between a worker, an executor and a core in standalone?",
      so: "A worker is the daemon of a machine, an executor a process of one application under it, a core a number: room for one thread of tasks. Slots of an executor = cores divided by `spark.task.cpus`, rounded down.",
    },
    ko: {
      claim: "(링크) 스탠드얼론에서 워커와 익스큐터와 코어는 무엇이 다른가?",
      so: "워커는 머신의 데몬이고, 익스큐터는 그 아래에서 도는 한 애플리케이션의 프로세스이며, 코어는 숫자입니다. 익스큐터의 슬롯 수는 코어를 `spark.task.cpus`로 나누고 버림한 값입니다.",
    },
    evidence: { kind: "law", ref: "an executor never runs more tasks at once than it has slots" },
  },
  {
    id: "S1-42",
    chapter: 17,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "(Link) A talk of AWS on making Spark fast on EMR.",
      so: "Nothing of it is in the note. Worth keeping: cheap nodes that may vanish, dynamic allocation, and data in an object store go together.",
    },
    ko: {
      claim: "(링크) EMR에서 스파크를 빠르게 하는 방법을 다룬 AWS 발표.",
      so: "노트에 옮긴 내용은 없습니다. 기억할 것은 언제 사라질지 모르는 값싼 노드, 동적 할당, 객체 저장소의 데이터가 서로 어울린다는 점입니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
];
