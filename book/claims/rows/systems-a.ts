/**
 * The systems and tools that the notes name: rows Y-01 to Y-16 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const systemsA: readonly Claim[] = [
  {
    id: "Y-01",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim:
        "Driver program: the process with `main`, the context and the schedulers of one application.",
      so: "It owns all state of the application, is placed by the deploy mode, and its death ends the application.",
    },
    ko: {
      claim: "드라이버 프로그램: 한 애플리케이션의 `main`과 컨텍스트와 스케줄러가 있는 프로세스.",
      so: "애플리케이션의 상태를 모두 지니고, 배포 모드에 따라 놓이며, 죽으면 애플리케이션이 끝납니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application is one driver and the executors that registered with it",
    },
  },
  {
    id: "Y-02",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`SparkContext`: the driver's connection to the cluster, for the RDD API.",
      so: "One is active at a time; it gets the application's id from the manager.",
    },
    ko: {
      claim: "`SparkContext`: 드라이버가 클러스터와 이어지는 RDD API의 입구.",
      so: "한 번에 하나만 살아 있고, 매니저에서 애플리케이션 ID를 받습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a second SparkContext is refused while the first one is active",
    },
  },
  {
    id: "Y-03",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`SparkSession`: the entry since 2.0, with the context inside.",
      so: "`getOrCreate` answers the one that exists.",
    },
    ko: {
      claim: "`SparkSession`: 2.0부터의 입구이며 안에 컨텍스트가 있다.",
      so: "`getOrCreate`는 이미 있는 것을 돌려줍니다.",
    },
    evidence: {
      kind: "law",
      ref: "`getOrCreate` answers the session that exists, and all sessions share one context",
    },
  },
  {
    id: "Y-04",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Executor: a process with slots and a block manager, for one application.",
      so: "It runs what the driver sends, reports, and ends when it loses the driver.",
    },
    ko: {
      claim: "익스큐터: 슬롯과 블록 매니저가 있는, 한 애플리케이션의 프로세스.",
      so: "드라이버가 보낸 것을 돌리고 알리며, 드라이버를 잃으면 끝납니다.",
    },
    evidence: { kind: "law", ref: "executors run only tasks that their driver sent them" },
  },
  {
    id: "Y-05",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Worker: the standalone daemon on a machine, which launches executors.",
      so: "It registers its cores and memory, sends a heartbeat every 15 s, and may host many executors.",
    },
    ko: {
      claim: "워커: 머신에서 익스큐터를 띄우는 스탠드얼론 데몬.",
      so: "코어와 메모리를 등록하고 15초마다 하트비트를 보내며, 익스큐터를 여럿 둘 수 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "as many executors stand on a worker as its cores and its memory allow",
    },
  },
  {
    id: "Y-06",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Cluster manager: it grants resources to applications.",
      so: "It knows requests, grants and releases, never a job.",
    },
    ko: {
      claim: "클러스터 매니저: 애플리케이션에 자원을 내주는 시스템.",
      so: "요청과 배정과 반납을 알 뿐 잡은 모릅니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager hears of applications and executors, never of stages or tasks",
    },
  },
  {
    id: "Y-07",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Standalone Master: RPC on 7077, web page on 8080, REST on 6066 (off).",
      so: "Its states, the order of applications, and how it spreads cores over workers.",
    },
    ko: {
      claim: "스탠드얼론 마스터: RPC는 7077, 화면은 8080, REST는 6066(꺼짐).",
      so: "마스터의 상태, 애플리케이션의 차례, 코어를 워커에 퍼뜨리는 방식을 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
    },
  },
  {
    id: "Y-08",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Standalone Worker: web page on 8081, all cores and the memory less 1 GiB by default.",
      so: "`-c` and `-m` change what it offers.",
    },
    ko: {
      claim: "스탠드얼론 워커: 화면은 8081, 기본은 코어 전부와 1GiB를 뺀 메모리.",
      so: "`-c`와 `-m`으로 내놓는 양을 바꿉니다.",
    },
    evidence: {
      kind: "law",
      ref: "the worker starts the executor, and the executor introduces itself to the driver",
    },
  },
  {
    id: "Y-09",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "YARN: ResourceManager, NodeManagers and one ApplicationMaster for each application.",
      so: "The ApplicationMaster's container comes first; the client waits by default.",
    },
    ko: {
      claim: "YARN: 리소스매니저, 노드매니저, 애플리케이션마다 하나인 애플리케이션마스터.",
      so: "애플리케이션마스터의 컨테이너가 먼저 뜨고, 클라이언트는 기본으로 기다립니다.",
    },
    evidence: {
      kind: "law",
      ref: "a container is what was asked for, up to the next whole step; the ApplicationMaster's is the first",
    },
  },
  {
    id: "Y-10",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "HDFS: files as blocks of 128 MB in three copies.",
      so: "Where a block lies is where its task likes to run.",
    },
    ko: {
      claim: "HDFS: 파일을 128MB 블록 세 벌로 둔다.",
      so: "블록이 있는 곳이 태스크의 선호 위치가 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a file on HDFS is cut where its blocks end, and a split would like to run where its block lies; one that reaches into a second block names nobody",
    },
  },
  {
    id: "Y-11",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`hdfs-site.xml` and `core-site.xml`: behaviour of the client, default file system.",
      so: "How a path without a scheme is resolved.",
    },
    ko: {
      claim: "`hdfs-site.xml`과 `core-site.xml`: 클라이언트의 동작과 기본 파일 시스템.",
      so: "스킴 없는 경로가 어떻게 풀리는지 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "a path without a scheme means the file system that core-site.xml names, the local one if none does; a whole address needs no settings, half a one does",
    },
  },
  {
    id: "Y-12",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`/etc/hadoop/conf`, `HADOOP_CONF_DIR`, `YARN_CONF_DIR`: where these files lie.",
      so: "Without them a submission to YARN is refused.",
    },
    ko: {
      claim: "`/etc/hadoop/conf`, `HADOOP_CONF_DIR`, `YARN_CONF_DIR`: 그 파일이 있는 자리.",
      so: "없으면 YARN 제출이 거절됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
    },
  },
  {
    id: "Y-13",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Mesos master and agents: offers on two levels, port 5050.",
      so: "Offer, accept or decline, offer again.",
    },
    ko: {
      claim: "메소스 마스터와 에이전트: 두 층의 자원 제안, 5050 포트.",
      so: "제안하고, 받거나 물리고, 다시 제안합니다.",
    },
    evidence: {
      kind: "law",
      ref: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
    },
  },
  {
    id: "Y-14",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Mesos, coarse and fine: an executor is one task, or each Spark task is one.",
      so: "Two ways of holding cores.",
    },
    ko: {
      claim:
        "메소스의 굵은 단위와 미세 단위: 익스큐터가 태스크 하나이거나, 스파크 태스크마다 하나다.",
      so: "코어를 쥐는 두 가지 방식입니다.",
    },
    evidence: {
      kind: "law",
      ref: "in fine-grained mode the cores of a task come back when it ends, an executor's own core and its memory do not",
    },
  },
  {
    id: "Y-15",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "MesosClusterDispatcher: takes drivers for cluster mode; 7077 and 8081.",
      so: "A queue of drivers.",
    },
    ko: {
      claim: "MesosClusterDispatcher: 클러스터 모드의 드라이버를 받는다. 7077과 8081.",
      so: "드라이버의 대기열입니다.",
    },
    evidence: {
      kind: "law",
      ref: "a supervised driver that fails or is lost waits one second, then twice as long each time, up to a minute; every other end is the end",
    },
  },
  {
    id: "Y-16",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`libmesos.so` and `MESOS_NATIVE_JAVA_LIBRARY`: the native library.",
      so: "Without it the driver cannot connect.",
    },
    ko: {
      claim: "`libmesos.so`와 `MESOS_NATIVE_JAVA_LIBRARY`: 네이티브 라이브러리.",
      so: "없으면 드라이버가 연결하지 못합니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
];
