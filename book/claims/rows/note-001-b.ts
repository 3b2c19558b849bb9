/**
 * Note 001, cluster architecture and the life of an application (2021): rows S1-16 to S1-29 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note001B: readonly Claim[] = [
  {
    id: "S1-16",
    chapter: 17,
    kind: "history",
    verdict: "true",
    en: {
      claim:
        "Some years before 2021 YARN and Mesos led the field; Mesos has fallen back since, and Kubernetes is rising.",
      so: "Kubernetes support was experimental in 2.3 and became final in 3.1 (March 2021).",
    },
    ko: {
      claim:
        "2021년의 몇 해 전까지는 YARN과 메소스가 주류였으나, 메소스는 물러나고 쿠버네티스가 올라오고 있다.",
      so: "쿠버네티스 지원은 2.3에서 실험으로 들어와 3.1(2021년 3월)에 정식이 되었습니다.",
    },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.1.1 release notes: Spark on Kubernetes generally available (2 March 2021).",
    },
  },
  {
    id: "S1-17",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "On Kubernetes, applications with different versions of Spark can live in one cluster.",
      so: "Because each brings its own image. YARN allows it too, with an archive for each application. A standalone cluster and its applications must have one version.",
    },
    ko: {
      claim: "쿠버네티스에서는 스파크 버전이 다른 애플리케이션이 한 클러스터에 함께 있을 수 있다.",
      so: "애플리케이션마다 이미지를 따로 가져오기 때문입니다. YARN도 애플리케이션별 아카이브로 할 수 있습니다. 스탠드얼론은 클러스터와 애플리케이션의 버전이 같아야 합니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S1-18",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "That makes dependencies easier to manage.",
      so: "They move into the image, and building images becomes your task. A library missing there shows at its first use, not at submission.",
    },
    ko: {
      claim: "덕분에 라이브러리 의존성을 다루기가 조금 편해진다.",
      so: "의존성이 이미지 안으로 옮겨 가고, 이미지를 만드는 일이 새로 생깁니다. 빠진 라이브러리는 제출할 때가 아니라 처음 쓸 때 드러납니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S1-19",
    chapter: 17,
    kind: "recommendation",
    verdict: "unclear",
    en: {
      claim: "Kubernetes brings strong resource management besides.",
      so: "Namespaces, quotas and autoscaling, yes. But it does not by itself start a group of pods together: drivers can fill a quota so that no executor fits.",
    },
    ko: {
      claim: "쿠버네티스는 자원 관리도 강력하다.",
      so: "네임스페이스와 할당량과 자동 확장이 있습니다. 다만 파드 묶음을 한꺼번에 띄워 주지는 않아서, 드라이버들이 할당량을 다 채우면 익스큐터가 들어갈 자리가 없을 수 있습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S1-20",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "Step 1. After `spark-submit`, `main` makes a `SparkContext`, and the work begins.",
      so: "In client mode nothing new is started for it: the process of `spark-submit` itself becomes the driver.",
    },
    ko: {
      claim: "1단계. `spark-submit`을 하면 `main`이 `SparkContext`를 만들고 일이 시작된다.",
      so: "클라이언트 모드에서는 새 프로세스가 뜨지 않습니다. `spark-submit`을 실행한 프로세스가 그대로 드라이버가 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "the driver is the process that runs `main`, and `main` begins before its context exists",
    },
  },
  {
    id: "S1-21",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "Step 2. Through the context, the driver asks the cluster manager for resources.",
      so: "It registers the application and says how many cores and how much memory an executor shall have. It never gets more than that.",
    },
    ko: {
      claim: "2단계. 드라이버는 컨텍스트로 클러스터 매니저에 자원을 요청한다.",
      so: "애플리케이션을 등록하면서 익스큐터 하나의 코어와 메모리를 말합니다. 말한 것보다 더 받지는 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager never grants more cores than the application asked for",
    },
  },
  {
    id: "S1-22",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "Step 3. The manager starts executors on the workers and gives them to the driver.",
      so: "The manager orders, the worker on the machine starts the process, and the new executor itself goes to the driver and registers. Nobody hands it over.",
    },
    ko: {
      claim: "3단계. 매니저는 워커에서 익스큐터를 띄워 드라이버에 준다.",
      so: "매니저는 지시하고, 그 머신의 워커가 프로세스를 띄우고, 새 익스큐터가 스스로 드라이버를 찾아가 등록합니다. 누가 건네주지는 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an executor is asked for, granted, started and registered before its first task",
    },
  },
  {
    id: "S1-23",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Step 4. The driver passes the application's code (jar or Python files) to the executors, and then tasks.",
      so: "The task carries only references. An executor fetches the files and the code of a stage from the driver when a task first needs them, and each of them once.",
    },
    ko: {
      claim:
        "4단계. 드라이버는 애플리케이션 코드(jar나 파이썬 파일)를 익스큐터에 넘기고, 이어서 태스크를 보낸다.",
      so: "태스크에는 가리키는 이름만 들어 있습니다. 익스큐터는 태스크가 처음 필요로 할 때 파일과 스테이지 코드를 드라이버에서 가져오며, 저마다 한 번씩만 가져옵니다.",
    },
    evidence: {
      kind: "law",
      ref: "an executor fetches the code of a stage once, however many of its tasks it runs",
    },
  },
  {
    id: "S1-24",
    chapter: 15,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "Step 5. The executors compute and store results.",
      so: "What is stored depends on the task. A map task leaves a shuffle file on its executor's disk, a result task sends its value to the driver, and a block stays in memory only where the program asked to persist it.",
    },
    ko: {
      claim: "5단계. 익스큐터가 계산하고 결과를 저장한다.",
      so: "무엇이 남는지는 태스크에 따라 다릅니다. 맵 태스크는 익스큐터의 디스크에 셔플 파일을 남기고, 결과 태스크는 값을 드라이버로 보냅니다. 블록이 메모리에 남는 것은 프로그램이 영속화를 청한 곳뿐입니다.",
    },
    evidence: {
      kind: "law",
      ref: "a map task leaves one data file on its executor, and a result task sends its value to the driver",
    },
  },
  {
    id: "S1-25",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "When a worker fails in the middle of a job, its tasks go to another executor and run again.",
      so: "The tasks that were running there run again, and also those finished map tasks whose output lay there and is still needed. Nothing else. A task's fourth failure ends the job, but a loss that was not its fault does not count.",
    },
    ko: {
      claim: "잡이 도는 중에 워커가 죽으면 그 태스크는 다른 익스큐터로 가서 다시 돈다.",
      so: "다시 도는 것은 거기서 돌던 태스크와, 이미 끝났어도 출력이 거기 있었고 아직 필요한 맵 태스크입니다. 나머지는 그대로입니다. 한 태스크가 네 번째로 실패하면 잡이 끝나지만, 태스크 탓이 아닌 유실은 세지 않습니다.",
    },
    evidence: { kind: "law", ref: "a lost executor costs exactly the map outputs that it held" },
  },
  {
    id: "S1-26",
    chapter: 15,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "Step 6. At the end the executors stop, and the manager takes the resources back.",
    },
    ko: { claim: "6단계. 끝나면 익스큐터가 멈추고 매니저가 자원을 거둔다." },
    evidence: {
      kind: "law",
      ref: "when an application ends, its executors stop and their cores are free again",
    },
  },
  {
    id: "S1-27",
    chapter: 15,
    kind: "config",
    verdict: "true-with-conditions",
    en: {
      claim: "`--deploy-mode`, with `cluster` or `client`, decides where the application runs.",
      so: "It decides where the *driver* runs. The executors stand on the cluster in both modes, and run the same tasks.",
    },
    ko: {
      claim: "`--deploy-mode`에 `cluster`나 `client`를 주어 애플리케이션이 어디에서 돌지 정한다.",
      so: "정해지는 것은 *드라이버*의 자리입니다. 익스큐터는 두 모드 모두 클러스터에 있고 같은 태스크를 돌립니다.",
    },
    evidence: { kind: "law", ref: "deploy mode moves the driver, not the tasks" },
  },
  {
    id: "S1-28",
    chapter: 15,
    kind: "config",
    verdict: "true",
    en: { claim: "Who gives no mode gets `client`." },
    ko: { claim: "모드를 적지 않으면 `client`이다." },
    evidence: { kind: "law", ref: "without a deploy mode the mode is `client`" },
  },
  {
    id: "S1-29",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "In client mode the driver lives in the process that submitted the application." },
    ko: { claim: "클라이언트 모드에서 드라이버는 제출한 프로세스 안에 있다." },
    evidence: {
      kind: "law",
      ref: "in client mode the submitting process is the driver; in cluster mode the manager launches one",
    },
  },
];
