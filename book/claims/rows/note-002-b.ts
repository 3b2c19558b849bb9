/**
 * Note 002, a summary of Spark 2.0 with an exercise on Mesos (2016): rows S2-16 to S2-30 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note002B: readonly Claim[] = [
  {
    id: "S2-16",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "The driver program makes the `SparkContext`; it connects to the cluster manager, which allocates resources.",
    },
    ko: {
      claim:
        "드라이버 프로그램이 만든 `SparkContext`가 클러스터 매니저에 연결되고, 매니저가 자원을 배정한다.",
    },
    evidence: {
      kind: "law",
      ref: "an executor is asked for, granted, started and registered before its first task",
    },
  },
  {
    id: "S2-17",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: { claim: "An executor is a process that computes and that stores data." },
    ko: { claim: "익스큐터는 계산도 하고 데이터도 보관하는 프로세스다." },
    evidence: { kind: "law", ref: "without `persist`, a job leaves no RDD block behind" },
  },
  {
    id: "S2-18",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "It lives exactly as long as the application.",
      so: "Without faults and dynamic allocation; otherwise see S0-07.",
    },
    ko: {
      claim: "익스큐터의 수명은 애플리케이션과 같다.",
      so: "장애와 동적 할당이 없을 때 그렇습니다. 그 밖의 이야기는 S0-07에 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "without faults or dynamic allocation, no executor goes before the application ends",
    },
  },
  {
    id: "S2-19",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "When an executor fails, another takes over its work.",
      so: "A replacement comes by itself, under a new number. Only what was lost is done again: tasks that were running there and map outputs that lay there.",
    },
    ko: {
      claim: "익스큐터가 죽으면 다른 익스큐터가 그 일을 이어받는다.",
      so: "대신할 익스큐터가 새 번호로 저절로 옵니다. 다시 하는 것은 잃은 것뿐입니다. 거기서 돌던 태스크와 거기 있던 맵 출력입니다.",
    },
    evidence: { kind: "law", ref: "a lost executor is replaced under a new number" },
  },
  {
    id: "S2-20",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "An executor runs tasks in several threads.",
      so: "As many at once as it has slots. With PySpark there is a Python process beside each running task.",
    },
    ko: {
      claim: "익스큐터는 여러 스레드로 태스크를 돌린다.",
      so: "슬롯 수만큼 함께 돌립니다. PySpark에서는 도는 태스크마다 파이썬 프로세스가 하나씩 곁에 있습니다.",
    },
    evidence: { kind: "law", ref: "an executor never runs more tasks at once than it has slots" },
  },
  {
    id: "S2-21",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "It sends the results of tasks to the driver program." },
    ko: { claim: "익스큐터는 태스크의 결과를 드라이버 프로그램으로 보낸다." },
    evidence: { kind: "law", ref: "each task's result reaches the driver when that task ends" },
  },
  {
    id: "S2-22",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "The executor also schedules tasks.",
      so: "All deciding is done in the driver: which stage is ready, which task goes to which slot. An executor runs what arrives and takes nothing from another.",
    },
    ko: {
      claim: "태스크 스케줄링도 익스큐터가 한다.",
      so: "정하는 일은 모두 드라이버에 있습니다. 어느 스테이지가 준비되었는지, 어느 태스크를 어느 슬롯에 놓을지 드라이버가 정합니다. 익스큐터는 온 것을 돌릴 뿐, 남의 것을 가져가지 않습니다.",
    },
    evidence: { kind: "law", ref: "executors run only tasks that their driver sent them" },
  },
  {
    id: "S2-23",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: { claim: "The sequence, 1: the user launches the application with `spark-submit`." },
    ko: { claim: "순서 1: 사용자가 `spark-submit`으로 애플리케이션을 띄운다." },
    evidence: { kind: "law", ref: "without a deploy mode the mode is `client`" },
  },
  {
    id: "S2-24",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "2: `spark-submit` starts the driver program and calls `main()`.",
      so: "In client mode. In cluster mode the manager has a worker start the driver.",
    },
    ko: {
      claim: "순서 2: `spark-submit`이 드라이버 프로그램을 시작하고 `main()`을 부른다.",
      so: "클라이언트 모드에서 그렇습니다. 클러스터 모드에서는 매니저가 워커를 시켜 드라이버를 띄웁니다.",
    },
    evidence: {
      kind: "law",
      ref: "in client mode the submitting process is the driver; in cluster mode the manager launches one",
    },
  },
  {
    id: "S2-25",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: {
      claim:
        "3: the driver's `SparkContext` asks the cluster manager for resources to run executors.",
    },
    ko: {
      claim:
        "순서 3: 드라이버의 `SparkContext`가 익스큐터를 돌릴 자원을 클러스터 매니저에 요청한다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager never grants more cores than the application asked for",
    },
  },
  {
    id: "S2-26",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "4: the cluster manager runs executors.",
      so: "Through the daemon on each machine, which starts the process.",
    },
    ko: {
      claim: "순서 4: 클러스터 매니저가 익스큐터를 띄운다.",
      so: "머신마다 있는 데몬이 프로세스를 띄웁니다.",
    },
    evidence: {
      kind: "law",
      ref: "the worker starts the executor, and the executor introduces itself to the driver",
    },
  },
  {
    id: "S2-27",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "5: the driver divides the application into tasks and sends them to the executors.",
      so: "One job at a time and one stage at a time: no task of a stage leaves before all the map output that it reads is there.",
    },
    ko: {
      claim: "순서 5: 드라이버가 애플리케이션을 태스크로 나눠 익스큐터에 보낸다.",
      so: "잡마다, 스테이지마다 보냅니다. 읽을 맵 출력이 다 모이기 전에는 그 스테이지의 태스크가 하나도 나가지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a stage does not start before all the map output it reads is in place",
    },
  },
  {
    id: "S2-28",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: { claim: "6: the executors run the tasks." },
    ko: { claim: "순서 6: 익스큐터가 태스크를 돌린다." },
    evidence: {
      kind: "law",
      ref: "an executor is asked for, granted, started and registered before its first task",
    },
  },
  {
    id: "S2-29",
    chapter: 15,
    kind: "procedure",
    verdict: "wrong",
    en: {
      claim:
        "7: when the application ends, the executors give the result to the driver and return their resources to the manager.",
      so: "Results flow at the end of each task, long before; by then many jobs may be over. At the end the *driver* takes its leave, and the manager stops the executors.",
    },
    ko: {
      claim:
        "순서 7: 애플리케이션이 끝나면 익스큐터는 결과를 드라이버에 주고 자원을 매니저에 돌려준다.",
      so: "결과는 훨씬 전에, 태스크가 끝날 때마다 갑니다. 그때까지 잡이 여러 번 끝나기도 합니다. 마지막에 등록을 푸는 것은 *드라이버*이고, 익스큐터는 매니저가 멈춥니다.",
    },
    evidence: { kind: "law", ref: "each task's result reaches the driver when that task ends" },
  },
  {
    id: "S2-30",
    chapter: 12,
    kind: "definition",
    verdict: "true",
    en: { claim: "An RDD is an immutable collection of records, divided into partitions." },
    ko: { claim: "RDD는 파티션으로 나뉜 불변의 레코드 모음이다." },
    evidence: {
      kind: "law",
      ref: "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
    },
  },
];
