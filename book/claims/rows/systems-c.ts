/**
 * The systems and tools that the notes name: rows Y-33 to Y-48 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const systemsC: readonly Claim[] = [
  {
    id: "Y-33",
    chapter: 12,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "RDD, partition, dependency, lineage, DAG.",
      so: "The graph, and the computing of one partition.",
    },
    ko: {
      claim: "RDD, 파티션, 의존성, 계보, DAG.",
      so: "그래프와, 파티션 하나의 계산을 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "`toDebugString` gives each RDD of the lineage a line, and each shuffle a `+-` with the partitions behind it",
    },
  },
  {
    id: "Y-34",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Job, stage, task, shuffle and its files.",
      so: "Stages are cut at shuffles; the map output tracker knows where each output lies.",
    },
    ko: {
      claim: "잡, 스테이지, 태스크, 셔플과 셔플 파일.",
      so: "셔플에서 스테이지를 나누고, 맵 출력이 어디 있는지 드라이버가 압니다.",
    },
    evidence: { kind: "law", ref: "a stage boundary lies exactly at a shuffle dependency" },
  },
  {
    id: "Y-35",
    chapter: 12,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Levels of caching, least recently used, `unpersist`.",
      so: "What stays in memory, and what goes to disk.",
    },
    ko: {
      claim: "저장 수준, LRU, `unpersist`.",
      so: "무엇이 메모리에 남고 무엇이 디스크로 가는지 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "to make room, the blocks that were used least recently go first",
    },
  },
  {
    id: "Y-36",
    chapter: 15,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Pipelining: records flow through narrow steps.",
      so: "One record passes all of them before the next starts.",
    },
    ko: {
      claim: "파이프라이닝: 레코드가 좁은 단계를 흘러 지나간다.",
      so: "레코드 하나가 다 지난 뒤에 다음이 출발합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a record passes all narrow steps of a stage before the next record starts",
    },
  },
  {
    id: "Y-37",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: { claim: "Fair scheduler and pools.", so: "FIFO is the default." },
    ko: { claim: "페어 스케줄러와 풀.", so: "기본은 FIFO입니다." },
    evidence: {
      kind: "law",
      ref: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
    },
  },
  {
    id: "Y-38",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Dynamic allocation and the external shuffle service.",
      so: "One lets executors go, the other keeps their files.",
    },
    ko: {
      claim: "동적 할당과 외부 셔플 서비스.",
      so: "하나는 익스큐터를 내보내고, 하나는 그 파일을 지킵니다.",
    },
    evidence: {
      kind: "law",
      ref: "an idle executor is given back after its time, one with cached blocks or with shuffle files that it must serve itself is kept",
    },
  },
  {
    id: "Y-39",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Metastore: Hive's, or the embedded Derby.",
      so: "A shared catalog of tables with their places.",
    },
    ko: {
      claim: "메타스토어: 하이브 또는 내장 더비.",
      so: "테이블과 그 위치를 적은 공용 카탈로그입니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "Y-40",
    chapter: 18,
    kind: "system",
    verdict: "topic",
    en: { claim: "Ganglia and Prometheus.", so: "Metrics in their text format." },
    ko: { claim: "갱글리아와 프로메테우스.", so: "그 형식으로 내보낸 지표를 다룹니다." },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "Y-41",
    chapter: 18,
    kind: "system",
    verdict: "topic",
    en: { claim: "Tools of the JVM and of the system.", so: "Three counters of each machine." },
    ko: { claim: "JVM 도구와 운영 체제 도구.", so: "머신마다 세 가지 계수를 둡니다." },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "Y-42",
    chapter: 18,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "`netstat -pln`, `/etc/hosts`, 127.0.1.1.",
      so: "Which address a process is bound to, and who can reach it.",
    },
    ko: {
      claim: "`netstat -pln`, `/etc/hosts`, 127.0.1.1.",
      so: "프로세스가 어느 주소에 묶였고 누가 닿는지 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "a driver that is bound to a loopback address is found by executors of its own host alone",
    },
  },
  {
    id: "Y-43",
    chapter: 19,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "MapReduce and Storm, for comparison.",
      so: "The same word count, and what each writes to disk.",
    },
    ko: {
      claim: "비교 대상인 맵리듀스와 스톰.",
      so: "같은 단어 세기를 하고 디스크에 쓰는 양을 견줍니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "Y-44",
    chapter: 19,
    kind: "system",
    verdict: "topic",
    en: {
      claim:
        "Catalyst, structured API, functions of one's own, broadcast join, adaptive execution.",
      so: "Plans before and after each rule.",
    },
    ko: {
      claim: "카탈리스트, 구조적 API, 사용자 정의 함수, 브로드캐스트 조인, 적응형 실행.",
      so: "규칙 앞뒤의 계획을 견줍니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "Y-45",
    chapter: 14,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Broadcast variables and accumulators.",
      so: "How often one travels, and when the other counts.",
    },
    ko: {
      claim: "브로드캐스트 변수와 어큐뮬레이터.",
      so: "하나는 몇 번 가는지, 하나는 언제 더해지는지 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "in an action an accumulator counts each partition once, whatever fails or dies",
    },
  },
  {
    id: "Y-46",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: { claim: "EMR with master, core and task nodes.", so: "Which of them may be lost." },
    ko: {
      claim: "마스터, 코어, 태스크 노드가 있는 EMR.",
      so: "어느 노드를 잃어도 되는지 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "a machine that computes and keeps nothing can be lost without a copy being lost; of one that keeps blocks the copies are made again elsewhere",
    },
  },
  {
    id: "Y-47",
    chapter: 16,
    kind: "system",
    verdict: "topic",
    en: {
      claim: "Test frameworks and a session in local mode.",
      so: "Fixtures that leave nothing behind.",
    },
    ko: { claim: "시험 도구와 로컬 모드 세션.", so: "흔적을 남기지 않는 준비와 정리를 다룹니다." },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "Y-48",
    chapter: 17,
    kind: "system",
    verdict: "topic",
    en: {
      claim:
        "Surroundings of the authors: a Databricks certificate, cloud machines, VirtualBox, a MacBook.",
      so: "Background; nothing to simulate.",
    },
    ko: {
      claim: "글쓴이들의 환경: 데이터브릭스 자격증, 클라우드 머신, VirtualBox, 맥북.",
      so: "배경일 뿐 흉내 낼 것이 없습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
];
