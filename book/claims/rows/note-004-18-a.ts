/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 18: rows S4-74 to S4-84 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00418A: readonly Claim[] = [
  {
    id: "S4-74",
    chapter: 18,
    kind: "recommendation",
    verdict: "true",
    en: { claim: "To find where a job goes wrong, one has to monitor it." },
    ko: { claim: "잡의 어디에서 오류가 나는지 알려면 모니터링해야 한다." },
    evidence: {
      kind: "law",
      ref: "a failed job names its stage, its task, the attempt, the host and the executor",
    },
  },
  {
    id: "S4-75",
    chapter: 18,
    kind: "recommendation",
    verdict: "true",
    en: { claim: "Look at the Spark UI and the logs first." },
    ko: { claim: "먼저 스파크 UI와 로그를 본다." },
    evidence: { kind: "law", ref: "where nothing is wrong the doctor finds nothing above a note" },
  },
  {
    id: "S4-76",
    chapter: 18,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Executors run in JVMs, so watch the JVM as well: jstack, jmap, jstat, jconsole.",
      so: "With PySpark the user's code runs beside it, outside that heap.",
    },
    ko: {
      claim: "익스큐터는 JVM에서 도니 jstack, jmap, jstat, jconsole로 JVM도 본다.",
      so: "PySpark에서 사용자 코드는 그 힙 밖의 파이썬 프로세스에서 돕니다.",
    },
    evidence: { kind: "recording", ref: "jvm/executor" },
  },
  {
    id: "S4-77",
    chapter: 18,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim: "The JVM runs on a machine: watch processor, network and disk (dstat, iostat, iotop).",
    },
    ko: {
      claim: "JVM은 머신에서 도니 dstat, iostat, iotop으로 프로세서와 네트워크와 디스크를 본다.",
    },
    evidence: {
      kind: "law",
      ref: "the time of a task is computing, deserializing, serializing and fetching its result; the rest is the scheduler's delay",
    },
  },
  {
    id: "S4-78",
    chapter: 18,
    kind: "recommendation",
    verdict: "true-with-conditions",
    en: {
      claim: "Watch the cluster, too: YARN, Mesos, standalone.",
      so: "Add Kubernetes, leave Mesos out.",
    },
    ko: {
      claim: "클러스터도 본다. YARN, 메소스, 스탠드얼론이 있다.",
      so: "쿠버네티스를 더하고 메소스는 빼면 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a standalone master calls a client-mode application FINISHED however it ended",
    },
  },
  {
    id: "S4-79",
    chapter: 18,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "Popular tools for watching a cluster are Ganglia and Prometheus.",
      so: "Ganglia's part comes in a module of its own. Prometheus is supported since 3.0 and off by default for executors.",
    },
    ko: {
      claim: "클러스터 모니터링 도구로는 갱글리아와 프로메테우스가 널리 쓰인다.",
      so: "갱글리아 쪽은 따로 나뉜 모듈에 있습니다. 프로메테우스는 3.0부터 있고 익스큐터 쪽은 기본으로 꺼져 있습니다.",
    },
    evidence: { kind: "recording", ref: "metrics/prometheus" },
  },
  {
    id: "S4-80",
    chapter: 18,
    kind: "definition",
    verdict: "true",
    en: { claim: "Two things to watch: processes, and the execution of queries in them." },
    ko: { claim: "볼 것은 두 가지, 프로세스와 그 안의 질의 실행이다." },
    evidence: {
      kind: "law",
      ref: "the event log says what a run did: how each job ended, how the attempts of each stage ended",
    },
  },
  {
    id: "S4-81",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "What is odd in the logs shows where and why a job failed.",
      so: "The message names stage, task, attempt and host.",
    },
    ko: {
      claim: "로그의 이상한 점이 잡이 어디서 왜 실패했는지 알려 준다.",
      so: "메시지에 스테이지, 태스크, 시도, 호스트가 나옵니다.",
    },
    evidence: {
      kind: "law",
      ref: "a failed job names its stage, its task, the attempt, the host and the executor",
    },
  },
  {
    id: "S4-82",
    chapter: 18,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The UI shows the metrics of the running application.",
      so: "While it lives. Afterwards the history server shows the same from the event log, if one was written.",
    },
    ko: {
      claim: "UI는 실행 중인 애플리케이션의 지표를 보여 준다.",
      so: "살아 있는 동안입니다. 그 뒤에는 이벤트 로그를 남겨 두었을 때 히스토리 서버가 같은 것을 보여 줍니다.",
    },
    evidence: { kind: "law", ref: "a log that breaks off says how things stood at that moment" },
  },
  {
    id: "S4-83",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Jobs that do not start (a heading only).",
      so: "To teach: too much asked for, ports closed, driver not reachable: one symptom, several causes.",
    },
    ko: {
      claim: "시작되지 않는 잡(제목만 있음).",
      so: "너무 많이 요청했거나, 포트가 막혔거나, 드라이버에 닿지 못할 때 증상이 같습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a job that no executor can serve leaves no task in the log, and every 15 seconds a warning",
    },
  },
  {
    id: "S4-84",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Errors before execution (a heading only).",
      so: "To teach: they come with no task run.",
    },
    ko: { claim: "실행 전의 오류(제목만 있음).", so: "태스크가 하나도 돌기 전에 납니다." },
    evidence: { kind: "law", ref: "what fails before the first task leaves no task in the log" },
  },
];
