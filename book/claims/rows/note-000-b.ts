/**
 * Note 000, a Spark cluster and its managers: rows S0-17 to S0-33 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note000B: readonly Claim[] = [
  {
    id: "S0-17",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "Spark leaves the management of a cluster's resources to YARN, Mesos or its own standalone manager.",
      so: "Kubernetes belongs in the list. Placing tasks is not left to them: the driver does that.",
    },
    ko: {
      claim: "스파크는 클러스터 자원 관리를 YARN, 메소스, 자체 스탠드얼론 매니저에 맡긴다.",
      so: "쿠버네티스도 여기에 듭니다. 태스크를 놓는 일은 맡기지 않고 드라이버가 합니다.",
    },
    evidence: {
      kind: "law",
      ref: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
    },
  },
  {
    id: "S0-18",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "YARN is the cluster manager of Hadoop." },
    ko: { claim: "YARN은 하둡의 클러스터 매니저다." },
    evidence: {
      kind: "law",
      ref: "a container is what was asked for, up to the next whole step; the ApplicationMaster's is the first",
    },
  },
  {
    id: "S0-19",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "YARN together with HDFS gives data locality and so efficient reading.",
      so: "Only if executors stand on the machines that hold the blocks. Any manager placed there can have it, and with an object store there is none to have.",
    },
    ko: {
      claim: "YARN과 HDFS를 함께 쓰면 데이터 지역성이 생겨 입출력이 효율적이다.",
      so: "블록이 있는 머신에 익스큐터가 설 때만 그렇습니다. 거기 놓이기만 하면 어느 매니저든 되고, 객체 저장소에서는 뜻이 없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "what a task reads comes from its own machine where that keeps the block, and crosses the network where it does not",
    },
  },
  {
    id: "S0-20",
    chapter: 17,
    kind: "behaviour",
    verdict: "outdated",
    en: {
      claim:
        "Mesos is a general manager with fine control, such as changing the allocation of cores while running.",
      so: "That was fine-grained mode, deprecated since 2.0. In coarse-grained mode cores are held until the end, unless dynamic allocation is on.",
    },
    ko: {
      claim: "메소스는 실행 중에 코어 할당을 바꾸는 등 세밀하게 제어하는 범용 매니저다.",
      so: "그것은 2.0부터 지원 중단 예정인 미세 단위 모드의 이야기입니다. 굵은 단위 모드에서는 동적 할당을 켜지 않는 한 코어를 끝까지 쥡니다.",
    },
    evidence: {
      kind: "law",
      ref: "in coarse-grained mode an executor is one task of Mesos, and its cores are held from its first job to the end of the application, work or no work",
    },
  },
  {
    id: "S0-21",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "Standalone is the manager that comes inside Spark; nothing else is needed." },
    ko: { claim: "스탠드얼론은 스파크에 들어 있는 매니저라서 다른 시스템이 필요 없다." },
    evidence: { kind: "recording", ref: "standalone-client" },
  },
  {
    id: "S0-22",
    chapter: 17,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "In a cluster, each machine is either a master, for resources, or a worker, for execution.",
      so: "These are roles of daemons, not of machines. One host may run both, and several masters may stand ready of which one is in charge.",
    },
    ko: {
      claim: "클러스터의 머신은 자원을 맡는 마스터이거나 실행을 맡는 워커다.",
      so: "머신이 아니라 데몬의 역할입니다. 한 호스트가 둘 다 돌릴 수 있고, 마스터를 여럿 두어 하나만 일하게 할 수도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
    },
  },
  {
    id: "S0-23",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "Standalone is a light platform made for Spark only." },
    ko: { claim: "스탠드얼론은 스파크만을 위한 가벼운 플랫폼이다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-24",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "One standalone cluster can run many applications.",
      so: "By default the first takes every free core and the next waits. Limit each with `spark.cores.max`.",
    },
    ko: {
      claim: "스탠드얼론 클러스터 하나에서 여러 애플리케이션을 돌릴 수 있다.",
      so: "기본으로는 첫 애플리케이션이 남은 코어를 모두 가져가고 다음은 기다립니다. `spark.cores.max`로 저마다 상한을 두세요.",
    },
    evidence: {
      kind: "law",
      ref: "a standalone Master goes through applications in the order in which they came; one that fits nowhere is passed over, and those behind it are served",
    },
  },
  {
    id: "S0-25",
    chapter: 17,
    kind: "recommendation",
    verdict: "unclear",
    en: {
      claim: "It offers a simple interface.",
      so: "An opinion. Count what a smallest run needs on each manager and judge.",
    },
    ko: {
      claim: "인터페이스가 단순하다.",
      so: "의견입니다. 가장 작은 실행에 무엇이 필요한지 매니저마다 세어 보고 판단하면 됩니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-26",
    chapter: 17,
    kind: "behaviour",
    verdict: "unclear",
    en: {
      claim: "It can be scaled up to large workloads.",
      so: "No limit is published. The master's work grows with applications and executors, never with tasks.",
    },
    ko: {
      claim: "큰 작업량으로 확장할 수 있다.",
      so: "알려진 한계는 없습니다. 마스터의 일은 애플리케이션과 익스큐터 수를 따라 늘고 태스크 수와는 상관없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager hears of applications and executors, never of stages or tasks",
    },
  },
  {
    id: "S0-27",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Its great drawback is that it runs Spark applications only.",
      so: "There are also no queues for users, and no cluster mode for Python programs.",
    },
    ko: {
      claim: "가장 큰 단점은 스파크 애플리케이션만 돌린다는 점이다.",
      so: "사용자별 큐가 없고, 파이썬 프로그램은 클러스터 모드로 제출할 수 없습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-28",
    chapter: 17,
    kind: "recommendation",
    verdict: "true-with-conditions",
    en: {
      claim:
        "It is the best first choice for who needs a cluster quickly and knows neither YARN nor Mesos.",
      so: "Sound in 2018. Managed services and Kubernetes are today's rivals.",
    },
    ko: {
      claim: "클러스터가 급히 필요하고 YARN도 메소스도 모른다면 가장 먼저 고를 만하다.",
      so: "2018년에는 맞는 조언입니다. 지금은 관리형 서비스와 쿠버네티스가 겨룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-29",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "YARN is a framework for scheduling jobs and managing a cluster's resources.",
      so: "Its jobs are containers. It never sees a task of Spark.",
    },
    ko: {
      claim: "YARN은 작업 스케줄링과 클러스터 자원 관리를 위한 프레임워크다.",
      so: "YARN이 다루는 것은 컨테이너이며 스파크의 태스크는 보지 못합니다.",
    },
    evidence: {
      kind: "law",
      ref: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
    },
  },
  {
    id: "S0-30",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Spark supports YARN by itself although it does not need Hadoop.",
      so: "It needs no Hadoop cluster. YARN mode does: without `HADOOP_CONF_DIR` or `YARN_CONF_DIR` a submission is refused at once.",
    },
    ko: {
      claim: "스파크는 하둡이 없어도 되지만 YARN을 기본으로 지원한다.",
      so: "하둡 클러스터는 없어도 됩니다. YARN 모드만은 다릅니다. `HADOOP_CONF_DIR`이나 `YARN_CONF_DIR`이 없으면 제출이 바로 거절됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
    },
  },
  {
    id: "S0-31",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "YARN is one scheduler for many execution frameworks." },
    ko: { claim: "YARN은 여러 실행 프레임워크를 함께 받는 스케줄러다." },
    evidence: {
      kind: "law",
      ref: "no node gives more than it has, whatever dies; at the end everything is given back",
    },
  },
  {
    id: "S0-32",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "In cluster mode on YARN, the driver is looked after inside the cluster by YARN.",
      so: "It runs in the container of the ApplicationMaster.",
    },
    ko: {
      claim: "YARN 클러스터 모드에서 드라이버는 클러스터 안에서 YARN이 관리한다.",
      so: "애플리케이션마스터의 컨테이너 안에서 돕니다.",
    },
    evidence: {
      kind: "law",
      ref: "with whoever submitted dies an application in client mode; one in cluster mode goes on",
    },
  },
  {
    id: "S0-33",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "In cluster mode the client ends as soon as it has created the application.",
      so: "On YARN and Kubernetes it waits for the end unless told otherwise (`spark.yarn.submit.waitAppCompletion` is `true`). On standalone it leaves after the submission. What is true everywhere: once accepted, the application no longer needs it.",
    },
    ko: {
      claim: "클러스터 모드에서 클라이언트는 애플리케이션을 만들자마자 끝난다.",
      so: "YARN과 쿠버네티스에서는 따로 정하지 않으면 끝까지 기다립니다(`spark.yarn.submit.waitAppCompletion`이 `true`). 스탠드얼론에서는 제출 뒤에 나갑니다. 어디서나 맞는 것은, 받아들여진 뒤에는 클라이언트가 없어도 된다는 점입니다.",
    },
    evidence: {
      kind: "law",
      ref: "in cluster mode spark-submit stays until the application is over, unless it is told not to wait",
    },
  },
];
