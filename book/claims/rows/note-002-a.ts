/**
 * Note 002, a summary of Spark 2.0 with an exercise on Mesos (2016): rows S2-01 to S2-15 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note002A: readonly Claim[] = [
  {
    id: "S2-01",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: { claim: "Spark is a fast, general-purpose system for computing on a cluster." },
    ko: { claim: "스파크는 빠르고 쓰임이 넓은 클러스터 컴퓨팅 시스템이다." },
    evidence: { kind: "source", ref: "Apache Spark 2.0.1 documentation, Overview (October 2016)." },
  },
  {
    id: "S2-02",
    chapter: 15,
    kind: "history",
    verdict: "outdated",
    en: {
      claim: "Hadoop can run MapReduce only; Spark can run anything.",
      so: "True of the first Hadoop. Since Hadoop 2, YARN runs any framework. What Spark should be compared with is MapReduce, not Hadoop.",
    },
    ko: {
      claim: "하둡은 맵리듀스만 돌리고 스파크는 무엇이든 돌린다.",
      so: "하둡 1에서는 맞았습니다. 하둡 2부터는 YARN이 어떤 프레임워크든 돌립니다. 견줄 상대는 하둡이 아니라 맵리듀스입니다.",
    },
    evidence: {
      kind: "source",
      ref: "Apache Hadoop 2.2.0 release announcement: YARN generally available (October 2013).",
    },
  },
  {
    id: "S2-03",
    chapter: 15,
    kind: "history",
    verdict: "true-with-conditions",
    en: {
      claim: "Storm handles streams only; Spark handles batches as well.",
      so: "Fair for Storm in 2016. Spark's streaming works in small batches; its continuous mode is still experimental.",
    },
    ko: {
      claim: "스톰은 스트림만 다루고 스파크는 배치도 다룬다.",
      so: "2016년의 스톰에 대해서는 맞습니다. 스파크의 스트리밍은 작은 배치로 돌고, 연속 모드는 아직 실험 단계입니다.",
    },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.5.3 documentation, Structured Streaming Programming Guide (24 September 2024).",
    },
  },
  {
    id: "S2-04",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim:
        "It is a base that carries other modules: work in the style of MapReduce, streaming and more.",
    },
    ko: { claim: "맵리듀스식 처리와 스트리밍 같은 모듈을 얹는 바탕이다." },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.5.3 documentation, Overview (24 September 2024).",
    },
  },
  {
    id: "S2-05",
    chapter: 19,
    kind: "history",
    verdict: "true-with-conditions",
    en: {
      claim:
        "MapReduce was slow because it works through disks; Spark began by moving that into memory.",
      so: "What it gains comes from steps that flow together, from not writing to HDFS between jobs, and from caching what is used again. Shuffle output still goes to local disks.",
    },
    ko: {
      claim: "맵리듀스는 디스크 기반이라 느렸고, 스파크는 그것을 메모리로 옮기며 시작했다.",
      so: "빨라지는 까닭은 단계가 함께 흐르고, 잡 사이에 HDFS에 쓰지 않으며, 다시 쓸 것을 캐시하기 때문입니다. 셔플 출력은 여전히 로컬 디스크에 씁니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S2-06",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "The driver splits the program into parallel tasks, and executors on worker nodes run them.",
      so: "Job by job: a job becomes stages, and a stage becomes one task for each partition it still has to compute.",
    },
    ko: {
      claim: "드라이버가 프로그램을 병렬 태스크로 나누고 워커 노드의 익스큐터가 실행한다.",
      so: "잡마다 나눕니다. 잡은 스테이지가 되고, 스테이지는 아직 계산하지 않은 파티션마다 태스크 하나가 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a stage submits one task for each partition it still has to compute",
    },
  },
  {
    id: "S2-07",
    chapter: 17,
    kind: "definition",
    verdict: "outdated",
    en: {
      claim: "The cluster manager is standalone, Mesos or YARN.",
      so: "The list of 2016. Kubernetes has joined since 2.3, Mesos left with 4.0.",
    },
    ko: {
      claim: "클러스터 매니저로는 스탠드얼론, 메소스, YARN이 있다.",
      so: "2016년의 목록입니다. 쿠버네티스는 2.3부터 있고 메소스는 4.0에서 빠졌습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-08",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: { claim: "The driver program is the process that holds `main`." },
    ko: { claim: "드라이버 프로그램은 `main`이 있는 프로세스다." },
    evidence: {
      kind: "law",
      ref: "the driver is the process that runs `main`, and `main` begins before its context exists",
    },
  },
  {
    id: "S2-09",
    chapter: 17,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "You hand in your code with `spark-submit` (the note mistypes it).",
      so: "The shells, too, call it inside.",
    },
    ko: {
      claim: "작성한 코드는 `spark-submit`으로 낸다(노트에는 철자가 틀려 있다).",
      so: "셸도 안에서 `spark-submit`을 부릅니다.",
    },
    evidence: { kind: "recording", ref: "submits" },
  },
  {
    id: "S2-10",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The submitted code makes a `SparkContext` and RDDs.",
      so: "Today it usually makes a `SparkSession`, which holds the context.",
    },
    ko: {
      claim: "제출한 코드는 `SparkContext`와 RDD를 만든다.",
      so: "요즘은 대개 `SparkSession`을 만들고, 컨텍스트는 그 안에 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "building RDDs touches no record and runs no job, however long the lineage",
    },
  },
  {
    id: "S2-11",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The driver converts the application into tasks, the physical unit of execution.",
      so: "Not the whole application at once. A job's tasks come into being when its action runs.",
    },
    ko: {
      claim: "드라이버는 애플리케이션을 물리적 실행 단위인 태스크로 바꾼다.",
      so: "한꺼번에 바꾸지는 않습니다. 어떤 잡의 태스크는 그 액션이 실행될 때 생깁니다.",
    },
    evidence: { kind: "law", ref: "the tasks of a job do not exist before its action is called" },
  },
  {
    id: "S2-12",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "It bundles tasks and passes the bundles to executors.",
      so: "The bundle, a task set, holds one attempt of one stage and stays in the driver. Its tasks go out one by one as slots come free.",
    },
    ko: {
      claim: "드라이버는 태스크를 묶어 익스큐터에 넘긴다.",
      so: "묶음인 태스크 세트는 한 스테이지의 한 시도이고 드라이버에 머뭅니다. 태스크는 슬롯이 나는 대로 하나씩 나갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "a task set holds the tasks of one stage attempt, all with the same code",
    },
  },
  {
    id: "S2-13",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "The executor stores the tasks it was given in an RDD and processes them.",
      so: "An RDD holds no tasks. The executor takes a task, computes one partition record by record and is done; it keeps data only where the program asked to persist it.",
    },
    ko: {
      claim: "익스큐터는 받은 태스크를 RDD에 저장하여 처리한다.",
      so: "RDD에 태스크가 들어가지는 않습니다. 익스큐터는 태스크를 받아 파티션 하나를 레코드째 계산하고 끝냅니다. 데이터를 남기는 것은 프로그램이 영속화를 청한 곳뿐입니다.",
    },
    evidence: { kind: "law", ref: "without `persist`, a job leaves no RDD block behind" },
  },
  {
    id: "S2-14",
    chapter: 15,
    kind: "definition",
    verdict: "topic",
    en: {
      claim:
        "(Open question of the note.) Does `spark-submit` know the workers and command them, or does the cluster manager supply them?",
      so: "The manager does. `spark-submit` knows one address, the master's. The manager picks workers, their daemons start executors with the driver's address, the executors register with the driver, and from then on the driver sends tasks directly. Kill the master now and the running application still finishes.",
    },
    ko: {
      claim:
        "(노트의 물음) `spark-submit`이 워커를 알고 지시하는가, 아니면 클러스터 매니저가 대 주는가?",
      so: "매니저가 대 줍니다. `spark-submit`이 아는 주소는 마스터 하나입니다. 매니저가 워커를 고르고, 그 데몬이 드라이버 주소를 주어 익스큐터를 띄우고, 익스큐터가 드라이버에 등록합니다. 그다음부터 드라이버가 태스크를 직접 보냅니다. 이때 마스터가 죽어도 도는 애플리케이션은 끝까지 갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application submitted before any worker joins waits, and runs by itself when one joins",
    },
  },
  {
    id: "S2-15",
    chapter: 15,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "A worker node is a node with executors; it does the actual work.",
      so: "It may hold none, one or several of them, of one application or of several.",
    },
    ko: {
      claim: "워커 노드는 익스큐터가 있어서 실제로 일하는 노드다.",
      so: "익스큐터가 없을 수도, 하나일 수도, 여럿일 수도 있습니다. 서로 다른 애플리케이션의 것일 수도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "as many executors stand on a worker as its cores and its memory allow",
    },
  },
];
