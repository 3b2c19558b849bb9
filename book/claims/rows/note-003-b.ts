/**
 * Note 003, a standalone cluster on one laptop (2024): rows S3-17 to S3-32 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note003B: readonly Claim[] = [
  {
    id: "S3-17",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The log: connecting to the master, connection made in 11 ms, registered.",
      so: "If the master does not answer, the worker tries 16 times and then exits.",
    },
    ko: {
      claim: "로그에는 마스터에 연결하는 중, 11ms 만에 연결, 등록 완료가 차례로 나온다.",
      so: "마스터가 답하지 않으면 워커는 16회까지 시도하고 끝납니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-18",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "The Worker has a page of its own.", so: "With its executors and their logs." },
    ko: { claim: "워커에는 자기 화면이 따로 있다.", so: "그 워커의 익스큐터와 로그가 나옵니다." },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S3-19",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Submitted now, an application runs and moves to Completed.",
      so: "Completed is a list, not a verdict. An application whose job failed in client mode is FINISHED there as well; the exit code of the submitter tells the truth.",
    },
    ko: {
      claim: "이제 제출하면 돌고 나서 Completed로 옮겨진다.",
      so: "Completed는 목록이지 판정이 아닙니다. 클라이언트 모드에서 잡이 실패한 애플리케이션도 거기서는 FINISHED입니다. 사실은 제출한 쪽의 종료 코드에 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a standalone master calls a client-mode application FINISHED however it ended",
    },
  },
  {
    id: "S3-20",
    chapter: 17,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "(Between the lines.) After adding the worker one must submit again.",
      so: "The waiting application gets its executor in the same second, and goes on by itself.",
    },
    ko: {
      claim: "(행간) 워커를 붙인 뒤에는 다시 제출해야 한다.",
      so: "기다리던 애플리케이션이 바로 익스큐터를 받아 스스로 돌아갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application submitted before any worker joins waits, and runs by itself when one joins",
    },
  },
  {
    id: "S3-21",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "A mere count used 12 cores.",
      so: "All cores the laptop had. Without a limit an application takes every free core.",
    },
    ko: {
      claim: "세기만 하는 잡이 코어 12개를 썼다.",
      so: "노트북의 코어 전부입니다. 상한이 없으면 남은 코어를 모두 가져갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "as many executors stand on a worker as its cores and its memory allow",
    },
  },
  {
    id: "S3-22",
    chapter: 17,
    kind: "config",
    verdict: "true",
    en: { claim: "Because neither cores nor memory were given at submission." },
    ko: { claim: "제출할 때 코어도 메모리도 정하지 않았기 때문이다." },
    evidence: {
      kind: "law",
      ref: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
    },
  },
  {
    id: "S3-23",
    chapter: 17,
    kind: "command",
    verdict: "true",
    en: {
      claim: "Submit again with `--total-executor-cores 2 --executor-memory 500m`.",
      so: "The least memory is 450 MiB: `400m` is refused.",
    },
    ko: {
      claim: "`--total-executor-cores 2 --executor-memory 500m`으로 다시 제출한다.",
      so: "메모리는 450MiB가 최소이고 `400m`은 거절됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager never grants more cores than the application asked for",
    },
  },
  {
    id: "S3-24",
    chapter: 17,
    kind: "config",
    verdict: "true-with-conditions",
    en: {
      claim: "These flags limit the cores and the memory.",
      so: "The cores of the whole application, on standalone and Mesos only; and the memory of *each* executor.",
    },
    ko: {
      claim: "이 옵션으로 코어와 메모리에 상한을 둔다.",
      so: "코어는 애플리케이션 전체의 것이고 스탠드얼론과 메소스에서만 듣습니다. 메모리는 익스큐터 *하나*의 것입니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager never grants more cores than the application asked for",
    },
  },
  {
    id: "S3-25",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "A cluster made of a Master and Workers is called standalone mode." },
    ko: { claim: "마스터와 워커로 이루어진 클러스터를 스탠드얼론이라 한다." },
    evidence: { kind: "recording", ref: "standalone-client" },
  },
  {
    id: "S3-26",
    chapter: 17,
    kind: "definition",
    verdict: "wrong",
    en: {
      claim:
        "A Spark cluster *also* has a component called cluster manager, beside Master and Workers.",
      so: "In standalone the Master *is* the manager. There is no third part.",
    },
    ko: {
      claim: "스파크 클러스터에는 마스터와 워커 말고 클러스터 매니저라는 요소가 *더* 있다.",
      so: "스탠드얼론에서는 마스터가 곧 매니저입니다. 셋째 요소는 없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "killing the master stops grants, not running applications",
    },
  },
  {
    id: "S3-27",
    chapter: 17,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "The manager keeps the state of the cluster, allocates resources and distributes the work.",
      so: "The first two. The work, that is tasks, is distributed by the driver.",
    },
    ko: {
      claim: "매니저는 클러스터의 상태를 지니고, 자원을 배정하고, 일을 나눠 준다.",
      so: "앞의 둘은 맞습니다. 일, 곧 태스크를 나눠 주는 것은 드라이버입니다.",
    },
    evidence: {
      kind: "law",
      ref: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
    },
  },
  {
    id: "S3-28",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "In standalone, Spark plays the manager itself." },
    ko: { claim: "스탠드얼론에서는 스파크가 스스로 매니저 역할을 한다." },
    evidence: {
      kind: "law",
      ref: "the manager hears of applications and executors, never of stages or tasks",
    },
  },
  {
    id: "S3-29",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: {
      claim: '"Standalone" means independent, without a manager from outside.',
      so: "It does not mean a single machine.",
    },
    ko: {
      claim: "'스탠드얼론'은 바깥의 매니저 없이 독립적이라는 뜻이다.",
      so: "머신이 한 대라는 뜻은 아닙니다.",
    },
    evidence: {
      kind: "law",
      ref: "as many executors stand on a worker as its cores and its memory allow",
    },
  },
  {
    id: "S3-30",
    chapter: 17,
    kind: "recommendation",
    verdict: "outdated",
    en: {
      claim: "In production the manager is typically YARN or Mesos.",
      so: "In 2024: YARN and Kubernetes, often as a managed service. Standalone is used in production, too.",
    },
    ko: {
      claim: "운영 환경에서는 대개 YARN이나 메소스를 매니저로 쓴다.",
      so: "2024년이라면 YARN과 쿠버네티스이고 관리형 서비스인 경우가 많습니다. 스탠드얼론도 운영에 쓰입니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S3-31",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "With Spark on Kubernetes, Kubernetes is the manager." },
    ko: { claim: "쿠버네티스 위의 스파크에서는 쿠버네티스가 매니저다." },
    evidence: {
      kind: "law",
      ref: "executors are asked for in batches, and none before every pod of the last one was seen or has registered; all together are as many as are wanted, whether a node has room for them or not",
    },
  },
  {
    id: "S3-32",
    chapter: 17,
    kind: "history",
    verdict: "wrong",
    en: {
      claim:
        "(A slip.) The program is called `spark-hello.py` in the text and `hello-spark.py` in the command.",
      so: "Who follows it is told that the file cannot be opened, before any application exists.",
    },
    ko: {
      claim: "(오기) 본문의 프로그램 이름은 `spark-hello.py`, 명령의 이름은 `hello-spark.py`다.",
      so: "그대로 따라 하면 애플리케이션이 생기기 전에 파일을 열 수 없다는 오류가 납니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
];
