/**
 * The systems and tools that the notes name: rows Y-17 to Y-32 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const systemsB: readonly Claim[] = [
  {
    id: "Y-17",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`SPARK_EXECUTOR_URI`: where agents fetch Spark.",
      so: "Version and reachability.",
    },
    ko: {
      claim: "`SPARK_EXECUTOR_URI`: 에이전트가 스파크를 받아 오는 주소.",
      so: "버전이 맞고 닿을 수 있어야 합니다.",
    },
    evidence: { kind: "recording", ref: "mesos/coarse-an-image-labels-and-a-package" },
  },
  {
    id: "Y-18",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: { claim: "A file server of Python on port 9914.", so: "A path that agents can reach." },
    ko: { claim: "9914 포트의 파이썬 파일 서버.", so: "에이전트가 닿을 수 있는 경로여야 합니다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "Y-19",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`spark-env.sh`: the environment of one machine.",
      so: "The template is not read.",
    },
    ko: { claim: "`spark-env.sh`: 머신 하나의 환경 변수.", so: "템플릿 파일은 읽지 않습니다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "Y-20",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Kubernetes API server and pods: `k8s://https://host:port`.",
      so: "Phases of a pod: pending, running, succeeded or failed.",
    },
    ko: {
      claim: "쿠버네티스 API 서버와 파드: `k8s://https://host:port`.",
      so: "파드의 상태는 대기, 실행, 성공이나 실패로 나아갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "no node keeps more for pods than it has; a pod that fits nowhere waits, and takes its turn when another has ended",
    },
  },
  {
    id: "Y-21",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Driver pod and executor pods.",
      so: "The first is kept, the others are deleted.",
    },
    ko: { claim: "드라이버 파드와 익스큐터 파드.", so: "앞의 것은 남고 뒤의 것은 지워집니다." },
    evidence: {
      kind: "law",
      ref: "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
    },
  },
  {
    id: "Y-22",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`spark-submit`: reads flags, refuses what does not fit, launches.",
      so: "The same arguments give the same plan or the same refusal.",
    },
    ko: {
      claim: "`spark-submit`: 옵션을 읽고, 맞지 않으면 거절하고, 띄운다.",
      so: "같은 인자는 같은 계획이나 같은 거절이 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission that no manager can carry out is refused before anything is launched",
    },
  },
  {
    id: "Y-23",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`spark-shell` and `pyspark`: shells, in client mode.",
      so: "The prompt is `main`, one line at a time; cluster mode is refused.",
    },
    ko: {
      claim: "`spark-shell`과 `pyspark`: 클라이언트 모드의 셸.",
      so: "프롬프트가 한 줄씩 `main` 노릇을 합니다. 클러스터 모드는 거절됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission that no manager can carry out is refused before anything is launched",
    },
  },
  {
    id: "Y-24",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`spark-class`: starts any class with Spark's class path.",
      so: "It starts the daemons of note 003.",
    },
    ko: {
      claim: "`spark-class`: 스파크의 클래스 경로로 아무 클래스나 띄운다.",
      so: "노트 003의 데몬을 이것으로 띄웁니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "Y-25",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Master URLs: `local[n,F]`, `spark://`, `yarn`, `mesos://`, `k8s://`.",
      so: "What is accepted and what is not.",
    },
    ko: {
      claim: "마스터 URL: `local[n,F]`, `spark://`, `yarn`, `mesos://`, `k8s://`.",
      so: "무엇이 받아들여지는지 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "however a driver in a pod ends, spark-submit ends with 0; with 1 where nothing could be made: no image, no right, no namespace",
    },
  },
  {
    id: "Y-26",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`--deploy-mode`, `--class`, `--jars`.",
      so: "Without the first, the mode is `client`.",
    },
    ko: { claim: "`--deploy-mode`, `--class`, `--jars`.", so: "첫째가 없으면 `client`입니다." },
    evidence: { kind: "law", ref: "without a deploy mode the mode is `client`" },
  },
  {
    id: "Y-27",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`--total-executor-cores` and `--executor-memory`: 2 and 500m in the note.",
      so: "What is granted, and the floor of 450 MiB.",
    },
    ko: {
      claim: "`--total-executor-cores`와 `--executor-memory`: 노트에서는 2와 500m.",
      so: "무엇을 받는지와 450MiB 하한을 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "the manager never grants more cores than the application asked for",
    },
  },
  {
    id: "Y-28",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`--executor-cores` and `--num-executors`.",
      so: "Their defaults differ by manager; standalone ignores the second.",
    },
    ko: {
      claim: "`--executor-cores`와 `--num-executors`.",
      so: "기본값이 매니저마다 다르고, 스탠드얼론은 뒤의 것을 따르지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
    },
  },
  {
    id: "Y-29",
    chapter: 18,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "The application's web page at 4040, with its executors.",
      so: "Every page is drawn from events.",
    },
    ko: {
      claim: "4040의 애플리케이션 화면과 익스큐터 목록.",
      so: "화면은 모두 이벤트에서 그려집니다.",
    },
    evidence: {
      kind: "law",
      ref: "the event log says what a run did: how each job ended, how the attempts of each stage ended",
    },
  },
  {
    id: "Y-30",
    chapter: 18,
    kind: "system",
    verdict: "topic",
    en: {
      claim:
        "Pages of Master and Worker at 8080 and 8081, REST at 6066, dispatcher at 8081 and 7077.",
      so: "A taken port moves on by one, 16 times at most.",
    },
    ko: {
      claim: "마스터와 워커의 화면 8080과 8081, REST 6066, 디스패처 8081과 7077.",
      so: "쓰이고 있는 포트는 하나씩, 16회까지 넘어갑니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "Y-31",
    chapter: 18,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "History server at 18080, and the event log.",
      so: "Replayed, the log shows what the live page showed at the end.",
    },
    ko: {
      claim: "18080의 히스토리 서버와 이벤트 로그.",
      so: "로그를 다시 읽으면 마지막 화면과 같습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a log read in pieces of any size gives the answers of the whole log",
    },
  },
  {
    id: "Y-32",
    chapter: 12,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Block manager: keeps blocks of RDDs, shuffles and broadcasts.",
      so: "Put, get, evict, replicate.",
    },
    ko: {
      claim: "블록 매니저: RDD와 셔플과 브로드캐스트의 블록을 보관한다.",
      so: "넣고, 꺼내고, 축출하고, 복제합니다.",
    },
    evidence: {
      kind: "law",
      ref: "`persist` computes nothing; the next action stores the partitions that it reads, and no others",
    },
  },
];
