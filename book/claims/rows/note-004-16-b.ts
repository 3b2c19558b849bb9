/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 16: rows S4-40 to S4-48 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00416B: readonly Claim[] = [
  {
    id: "S4-40",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Shuffle behaviour (a heading only).",
      so: "To teach: compression, buffers, the size of what is in flight, the limit of the bypass writer, the shuffle service.",
    },
    ko: {
      claim: "셔플 동작(제목만 있음).",
      so: "압축, 버퍼, 한꺼번에 가져오는 크기, 우회 방식의 한계, 외부 셔플 서비스를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-41",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Spark UI (a heading only).",
      so: "To teach: its port, the event log that outlives it, and how many jobs and stages it keeps.",
    },
    ko: {
      claim: "스파크 UI(제목만 있음).",
      so: "포트, 화면보다 오래 남는 이벤트 로그, 몇 개의 잡과 스테이지를 지니는지를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-42",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Compression and serialization (a heading only).",
      so: "To teach: `lz4`, Java and Kryo, and that `spark.rdd.compress` is `false` in Scala and `true` in PySpark.",
    },
    ko: {
      claim: "압축과 직렬화(제목만 있음).",
      so: "`lz4`, 자바와 크라이오, 그리고 `spark.rdd.compress`가 스칼라에서는 `false`이고 PySpark에서는 `true`임을 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-43",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Memory management (a heading only).",
      so: "To teach: the unified region is 0.6 of the heap less 300 MiB, half of it protected for storage; execution may evict what lies beyond, never the other way round.",
    },
    ko: {
      claim: "메모리 관리(제목만 있음).",
      so: "통합 메모리는 힙에서 300MiB를 뺀 것의 0.6이고 절반은 저장을 위해 보호됩니다. 그 밖의 캐시는 실행이 밀어낼 수 있고 거꾸로는 안 됩니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-44",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Execution behaviour (a heading only).",
      so: "To teach: cores of an executor, default parallelism, heartbeats, the size of a file's partitions.",
    },
    ko: {
      claim: "실행 동작(제목만 있음).",
      so: "익스큐터의 코어, 기본 병렬도, 하트비트, 파일 파티션의 크기를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-45",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Networking (a heading only).",
      so: "To teach: addresses and ports of the driver, retries of ports, time limits. A silent executor is given up after 120 to 180 s; one whose connection closes, at once.",
    },
    ko: {
      claim: "네트워킹(제목만 있음).",
      so: "드라이버의 주소와 포트, 포트 재시도, 제한 시간을 다룹니다. 조용한 익스큐터는 120~180초 뒤에, 연결이 끊긴 익스큐터는 바로 포기합니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-46",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Scheduling (a heading only).",
      so: "To teach: FIFO, `cores.max`, locality wait, cores of a task, four failures, speculation (off), exclusion (off).",
    },
    ko: {
      claim: "스케줄링(제목만 있음).",
      so: "FIFO, `cores.max`, 지역성 대기, 태스크의 코어, 실패 4회, 추측 실행(꺼짐), 실패 시 제외(꺼짐)를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-47",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Dynamic allocation (a heading only).",
      so: "To teach: off by default; asks for 1, 2, 4, 8 more; lets an idle executor go after 60 s, one with cached blocks never by default.",
    },
    ko: {
      claim: "동적 할당(제목만 있음).",
      so: "기본은 꺼짐입니다. 1, 2, 4, 8개씩 더 청하고, 노는 익스큐터는 60초 뒤에 내보내며, 캐시가 있는 익스큐터는 기본값으로는 내보내지 않습니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
  {
    id: "S4-48",
    chapter: 16,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Security (a heading only).",
      so: "To teach with it: precedence. What the code sets wins over flags, flags over `spark-defaults.conf`, that over defaults.",
    },
    ko: {
      claim: "보안(제목만 있음).",
      so: "설정의 우선순위도 함께 다룹니다. 코드, 제출 옵션, `spark-defaults.conf`, 기본값의 차례입니다.",
    },
    evidence: { kind: "open", ref: "chapter 16" },
  },
];
