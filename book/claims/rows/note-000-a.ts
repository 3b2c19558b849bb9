/**
 * Note 000, a Spark cluster and its managers: rows S0-01 to S0-16 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note000A: readonly Claim[] = [
  {
    id: "S0-01",
    chapter: 15,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "An application is one coordinator, the driver, and many worker processes, the executors, in a master and worker arrangement.",
      so: "Right for the application. Do not mix it up with the Master and Worker *daemons* of a cluster, which are there before and after any application. In local mode both roles share one process.",
    },
    ko: {
      claim:
        "애플리케이션은 조율하는 드라이버 하나와 여러 일꾼 프로세스인 익스큐터가 마스터와 워커처럼 짜인 것이다.",
      so: "애플리케이션만 보면 맞습니다. 다만 클러스터의 마스터, 워커 *데몬*과 섞으면 안 됩니다. 데몬은 애플리케이션보다 먼저 있고 뒤에도 남습니다. 로컬 모드에서는 두 역할이 한 프로세스에 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application is one driver and the executors that registered with it",
    },
  },
  {
    id: "S0-02",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The driver lives in a Java process.",
      so: "There is always a JVM. With PySpark the user's `main` is a Python process beside it, and the two talk through Py4J.",
    },
    ko: {
      claim: "드라이버는 자바 프로세스 안에서 돈다.",
      so: "JVM은 늘 있습니다. PySpark에서는 사용자의 `main`이 그 옆의 파이썬 프로세스이고, 둘은 Py4J로 이야기합니다.",
    },
    evidence: { kind: "recording", ref: "driver-process" },
  },
  {
    id: "S0-03",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The driver creates the `SparkContext`.",
      so: "And only one of them at a time: a second one is refused while the first is active.",
    },
    ko: {
      claim: "드라이버가 `SparkContext`를 만든다.",
      so: "한 번에 하나만 만들 수 있습니다. 첫째가 살아 있는 동안 둘째는 거절됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a second SparkContext is refused while the first one is active",
    },
  },
  {
    id: "S0-04",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The driver builds RDDs.",
      so: "As descriptions: an RDD on the driver holds lineage, not records.",
    },
    ko: {
      claim: "드라이버가 RDD를 만든다.",
      so: "만드는 것은 설명입니다. 드라이버의 RDD에는 레코드가 아니라 계보가 들어 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "building RDDs touches no record and runs no job, however long the lineage",
    },
  },
  {
    id: "S0-05",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The driver executes the transformations and actions of the program.",
      so: "It runs the *calls*. Transformations extend the lineage, actions plan jobs; the functions you pass in run in the executors.",
    },
    ko: {
      claim: "드라이버가 프로그램의 트랜스포메이션과 액션을 실행한다.",
      so: "드라이버에서 도는 것은 *호출*입니다. 트랜스포메이션은 계보를 늘리고 액션은 잡을 계획합니다. 넘겨준 함수는 익스큐터에서 돕니다.",
    },
    evidence: {
      kind: "law",
      ref: "functions run in executors; the driver only evaluates the calls",
    },
  },
  {
    id: "S0-06",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: { claim: "Executors run the single tasks of a job." },
    ko: { claim: "익스큐터는 잡의 태스크를 하나하나 실행한다." },
    evidence: { kind: "law", ref: "executors run only tasks that their driver sent them" },
  },
  {
    id: "S0-07",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "An executor is created once when the application starts and lives until it ends.",
      so: "So it is without faults and without dynamic allocation. Otherwise executors come and go; a lost one is replaced under a new number.",
    },
    ko: {
      claim: "익스큐터는 애플리케이션이 시작할 때 한 번 생겨 끝날 때까지 산다.",
      so: "장애도 동적 할당도 없을 때 그렇습니다. 그 밖에는 익스큐터가 오고 갑니다. 잃은 자리에는 새 번호의 익스큐터가 옵니다.",
    },
    evidence: {
      kind: "law",
      ref: "without faults or dynamic allocation, no executor goes before the application ends",
    },
  },
  {
    id: "S0-08",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Executors do the work and give results back to the driver.",
      so: "Task by task, each at its own end. A map task reports only where its output lies and how large it is. A result over 1 MiB is fetched through the block manager, and a job whose results exceed `spark.driver.maxResultSize` (`1g`) is ended.",
    },
    ko: {
      claim: "익스큐터는 일을 하고 결과를 드라이버에 돌려준다.",
      so: "태스크가 끝날 때마다 하나씩 돌려줍니다. 맵 태스크는 출력이 어디에 얼마나 있는지만 알립니다. 1MiB를 넘는 결과는 블록 매니저로 가져오고, 결과의 합이 `spark.driver.maxResultSize`(`1g`)를 넘는 잡은 끝나 버립니다.",
    },
    evidence: { kind: "law", ref: "each task's result reaches the driver when that task ends" },
  },
  {
    id: "S0-09",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Through its block manager an executor keeps the RDDs that the user asked to cache.",
      so: "In units of partitions, each stored when it is first computed.",
    },
    ko: {
      claim: "익스큐터는 블록 매니저로 사용자가 캐시하라고 한 RDD를 보관한다.",
      so: "단위는 파티션이고, 처음 계산될 때 저장됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "`persist` computes nothing; the next action stores the partitions that it reads, and no others",
    },
  },
  {
    id: "S0-10",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "As the cached blocks sit in the executors, later work on them is faster.",
      so: "If the task gets a slot there. Spark waits for that place, 3 s for the executor and 3 s more for its host by default, then takes another one and reads from afar or computes anew.",
    },
    ko: {
      claim: "캐시한 블록이 익스큐터 안에 있으므로 뒤따르는 일이 빨라진다.",
      so: "그 자리의 슬롯을 얻을 때 그렇습니다. 기본값으로는 그 익스큐터를 3초, 그 호스트를 3초 더 기다린 뒤 다른 자리를 받아들이고, 멀리서 읽거나 다시 계산합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a task goes to the executor that holds its partition while that one is free in time, and elsewhere its answer is the same",
    },
  },
  {
    id: "S0-11",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "To work in a distributed way, one deploys an application (RDDs and transformations) to the cluster.",
      so: "Without an action it does nothing there. And a program of SQL or DataFrames is an application as well.",
    },
    ko: {
      claim:
        "분산 처리를 하려면 RDD 생성과 트랜스포메이션으로 된 애플리케이션을 클러스터에 배포한다.",
      so: "액션이 없으면 거기서 아무 일도 하지 않습니다. SQL이나 `DataFrame`으로 쓴 프로그램도 애플리케이션입니다.",
    },
    evidence: { kind: "law", ref: "without an action, an application ends with no job" },
  },
  {
    id: "S0-12",
    chapter: 17,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "When it deploys, the client says which executors it wants.",
      so: "Left out, defaults apply: 1 GiB of memory; all cores of the worker on standalone, one core on YARN and Kubernetes.",
    },
    ko: {
      claim: "배포할 때 클라이언트가 원하는 익스큐터를 말한다.",
      so: "말하지 않으면 기본값입니다. 메모리는 1GiB, 코어는 스탠드얼론에서 워커의 전부, YARN과 쿠버네티스에서 1개입니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
    },
  },
  {
    id: "S0-13",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "An executor is a process on a worker node that handles a part of the application.",
      so: "Several executors of one application may stand on one worker, as many as its cores and its memory allow.",
    },
    ko: {
      claim: "익스큐터는 워커 노드에서 애플리케이션의 한 부분을 맡는 프로세스다.",
      so: "코어와 메모리가 허락하면 한 애플리케이션의 익스큐터 여럿이 한 워커에 설 수 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "as many executors stand on a worker as its cores and its memory allow",
    },
  },
  {
    id: "S0-14",
    chapter: 17,
    kind: "config",
    verdict: "true-with-conditions",
    en: {
      claim: "The request names CPU cores, memory and the number of executors.",
      so: "The number can be named on YARN and Kubernetes only. Standalone derives it from the core limit and the cores of an executor.",
    },
    ko: {
      claim: "요청에는 CPU 코어, 메모리, 익스큐터 수가 들어간다.",
      so: "익스큐터 수는 YARN과 쿠버네티스에서만 적을 수 있습니다. 스탠드얼론은 코어 상한과 익스큐터의 코어 수에서 계산합니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
    },
  },
  {
    id: "S0-15",
    chapter: 17,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Spark runs on standalone, which the note calls the cloud option, on YARN, Mesos and Kubernetes.",
      so: "All four in 3.5; Mesos is gone in 4.0. Standalone is no cloud product: it runs anywhere.",
    },
    ko: {
      claim: "스파크는 노트가 클라우드용이라 부른 스탠드얼론과 YARN, 메소스, 쿠버네티스에서 돈다.",
      so: "3.5에서는 네 가지 모두이고 4.0에서 메소스가 빠졌습니다. 스탠드얼론은 클라우드용이 아니라 어디서나 돕니다.",
    },
    evidence: {
      kind: "law",
      ref: "however a driver in a pod ends, spark-submit ends with 0; with 1 where nothing could be made: no image, no right, no namespace",
    },
  },
  {
    id: "S0-16",
    chapter: 12,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "Spark is a distributed platform that processes RDDs on a cluster.",
      so: "RDDs are what everything runs on in the end. Most programs are written with DataFrames, and a cluster is not required.",
    },
    ko: {
      claim: "스파크는 클러스터에서 RDD를 처리하는 분산 플랫폼이다.",
      so: "결국 모든 것이 RDD 위에서 돕니다. 다만 프로그램은 대개 `DataFrame`으로 쓰고, 클러스터가 꼭 있어야 하지도 않습니다.",
    },
    evidence: { kind: "open", ref: "chapter 12" },
  },
];
