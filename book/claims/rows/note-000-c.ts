/**
 * Note 000, a Spark cluster and its managers: rows S0-34 to S0-49 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note000C: readonly Claim[] = [
  {
    id: "S0-34",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "In client mode the driver runs in the client's process.",
      so: "On YARN a small ApplicationMaster stands in the cluster as well, to ask for containers.",
    },
    ko: {
      claim: "클라이언트 모드에서 드라이버는 클라이언트 프로세스에서 돈다.",
      so: "YARN에서는 컨테이너를 요청하는 작은 애플리케이션마스터가 클러스터에 따로 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "in client mode, the application ends with the process that submitted it",
    },
  },
  {
    id: "S0-35",
    chapter: 17,
    kind: "config",
    verdict: "true-with-conditions",
    en: {
      claim:
        "To read and write HDFS, two Hadoop configuration files must be on Spark's class path.",
      so: "They are needed for logical names. A full `hdfs://host:port/` address works without.",
    },
    ko: {
      claim: "HDFS를 읽고 쓰려면 하둡 설정 파일 두 개가 스파크의 클래스 경로에 있어야 한다.",
      so: "논리적인 이름을 쓸 때 필요합니다. `hdfs://host:port/`처럼 다 적은 주소는 없어도 열립니다.",
    },
    evidence: {
      kind: "law",
      ref: "a path without a scheme means the file system that core-site.xml names, the local one if none does; a whole address needs no settings, half a one does",
    },
  },
  {
    id: "S0-36",
    chapter: 17,
    kind: "config",
    verdict: "true",
    en: { claim: "`hdfs-site.xml` says how the HDFS client behaves." },
    ko: { claim: "`hdfs-site.xml`은 HDFS 클라이언트의 동작을 정한다." },
    evidence: {
      kind: "law",
      ref: "how many copies a file has and how large its blocks are is in whoever writes it: what hdfs-site.xml says there, 3 and 128 MB if nothing",
    },
  },
  {
    id: "S0-37",
    chapter: 17,
    kind: "config",
    verdict: "true",
    en: { claim: "`core-site.xml` names the default file system." },
    ko: { claim: "`core-site.xml`은 기본 파일 시스템의 이름을 정한다." },
    evidence: {
      kind: "law",
      ref: "a path without a scheme means the file system that core-site.xml names, the local one if none does; a whole address needs no settings, half a one does",
    },
  },
  {
    id: "S0-38",
    chapter: 17,
    kind: "config",
    verdict: "true-with-conditions",
    en: {
      claim: "Both files lie under `/etc/hadoop/conf`.",
      so: "A usual place, not a fixed one; `HADOOP_CONF_DIR` says where.",
    },
    ko: {
      claim: "두 파일은 `/etc/hadoop/conf`에 있다.",
      so: "흔한 자리일 뿐이고, 실제 자리는 `HADOOP_CONF_DIR`로 정합니다.",
    },
    evidence: {
      kind: "law",
      ref: "the settings are those of the folder that the environment names, HADOOP_CONF_DIR first; no folder is built in, and a file that is not there says nothing",
    },
  },
  {
    id: "S0-39",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "Mesos lifts CPU, memory, storage and other resources off the machines.",
      so: "It offers bundles of them to frameworks, and each framework takes what it can use.",
    },
    ko: {
      claim: "메소스는 CPU, 메모리, 저장 공간 등을 머신에서 떼어 추상화한다.",
      so: "자원 묶음을 프레임워크에 제안하고, 프레임워크가 쓸 만큼 받습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
    },
  },
  {
    id: "S0-40",
    chapter: 17,
    kind: "definition",
    verdict: "unclear",
    en: {
      claim: "That makes it easy to build fault-tolerant, elastic distributed systems.",
      so: "A mission statement; nothing in it can be tested.",
    },
    ko: {
      claim: "그래서 내고장성 있는 탄력적 분산 시스템을 만들기가 편하다.",
      so: "지향을 적은 말이라 시험할 것이 없습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-41",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Mesos manages short-lived applications such as Spark's.",
      so: "Short and long ones alike. In coarse-grained mode an executor is one long Mesos task.",
    },
    ko: {
      claim: "메소스는 스파크처럼 짧게 도는 애플리케이션을 관리한다.",
      so: "짧은 것도 긴 것도 관리합니다. 굵은 단위 모드에서는 익스큐터 하나가 긴 메소스 태스크 하나입니다.",
    },
    evidence: {
      kind: "law",
      ref: "in coarse-grained mode an executor is one task of Mesos, and its cores are held from its first job to the end of the application, work or no work",
    },
  },
  {
    id: "S0-42",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: {
      claim:
        "It wants to manage a whole data centre, web services and other long-running things included.",
    },
    ko: { claim: "메소스는 웹 서비스처럼 오래 도는 것까지 데이터 센터 전체를 관리하려 한다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-43",
    chapter: 17,
    kind: "recommendation",
    verdict: "unclear",
    en: {
      claim: "Mesos is the heaviest manager; use it only where a large installation exists.",
      so: '"Heaviest" is nowhere measured. The advice for 3.5 is shorter: do not start on Mesos.',
    },
    ko: {
      claim: "메소스는 가장 무거운 매니저이니 이미 크게 쓰고 있을 때만 고른다.",
      so: "얼마나 무거운지 잰 것은 없습니다. 3.5에서 할 조언은 더 짧습니다. 메소스로 시작하지 마세요.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S0-44",
    chapter: 17,
    kind: "command",
    verdict: "true",
    en: {
      claim: "`spark-submit` can submit straight to a Kubernetes cluster.",
      so: "With `k8s://` before the address of the API server, and an image for the containers.",
    },
    ko: {
      claim: "`spark-submit`으로 쿠버네티스 클러스터에 바로 제출할 수 있다.",
      so: "API 서버 주소 앞에 `k8s://`를 붙이고 컨테이너 이미지를 줍니다.",
    },
    evidence: {
      kind: "law",
      ref: "however a driver in a pod ends, spark-submit ends with 0; with 1 where nothing could be made: no image, no right, no namespace",
    },
  },
  {
    id: "S0-45",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Spark creates a driver that runs in a pod.",
      so: "In cluster mode. In client mode (since 2.4) the driver may sit in a pod or on any other host.",
    },
    ko: {
      claim: "스파크는 파드 안에서 도는 드라이버를 만든다.",
      so: "클러스터 모드에서 그렇습니다. 2.4부터 있는 클라이언트 모드에서는 파드에 있어도 되고 다른 호스트에 있어도 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "in cluster mode spark-submit makes one pod, and what runs in it makes the others, which register with it before they get a task; in client mode there is no driver's pod",
    },
  },
  {
    id: "S0-46",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The driver itself creates pods for executors, connects them and runs the code.",
      so: "It asks the API server for them, and they connect to *it*. Its service account must be allowed to create pods.",
    },
    ko: {
      claim: "드라이버가 직접 익스큐터 파드를 만들고 연결하여 코드를 돌린다.",
      so: "드라이버는 API 서버에 파드를 청하고, 익스큐터가 드라이버*로* 연결합니다. 서비스 계정에 파드를 만들 권한이 있어야 합니다.",
    },
    evidence: {
      kind: "law",
      ref: "in cluster mode spark-submit makes one pod, and what runs in it makes the others, which register with it before they get a task; in client mode there is no driver's pod",
    },
  },
  {
    id: "S0-47",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "When the application is done, executor pods end and are cleaned up; the driver's pod stays as completed, with its logs, until somebody deletes it.",
      so: "The clean-up is a default (`spark.kubernetes.executor.deleteOnTermination`) that can be switched off.",
    },
    ko: {
      claim:
        "애플리케이션이 끝나면 익스큐터 파드는 정리되고, 드라이버 파드는 로그를 지닌 채 완료 상태로 남는다.",
      so: "정리는 기본값이며 `spark.kubernetes.executor.deleteOnTermination`으로 끌 수 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
    },
  },
  {
    id: "S0-48",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "A completed driver pod uses neither CPU nor memory.",
      so: "None of the node's. It still takes an object in the API server, room for its log, and counts in a quota of objects.",
    },
    ko: {
      claim: "완료된 드라이버 파드는 CPU도 메모리도 쓰지 않는다.",
      so: "노드의 것은 쓰지 않습니다. 그래도 API 서버의 객체 하나와 로그 자리를 차지하고, 객체 수 할당량에 듭니다.",
    },
    evidence: {
      kind: "law",
      ref: "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
    },
  },
  {
    id: "S0-49",
    chapter: 17,
    kind: "history",
    verdict: "true",
    en: {
      claim: "The part on Kubernetes follows the documentation of Spark 3.3.1.",
      so: "The wording of 3.5 is the same. Support is final since 3.1.",
    },
    ko: {
      claim: "쿠버네티스 부분은 스파크 3.3.1 문서를 따른다.",
      so: "3.5의 문장도 같습니다. 정식 지원은 3.1부터입니다.",
    },
    evidence: {
      kind: "source",
      ref: "Apache Spark 3.5.3 documentation, Running Spark on Kubernetes (24 September 2024).",
    },
  },
];
