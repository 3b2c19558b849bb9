/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 19: rows S4-109 to S4-121 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00419B: readonly Claim[] = [
  {
    id: "S4-109",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Number of files (a heading only).",
      so: "To teach: many small files cost metadata and tasks.",
    },
    ko: { claim: "파일 수(제목만 있음).", so: "작은 파일이 많으면 메타데이터와 태스크가 늡니다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-110",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Data locality (a heading only).",
      so: "To teach: five levels, 3 s of waiting at each. Whether the waiting pays is an experiment.",
    },
    ko: {
      claim: "데이터 지역성(제목만 있음).",
      so: "다섯 수준이 있고 수준마다 3초를 기다립니다. 기다림이 이득인지는 재어 봅니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-111",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Collection of statistics (a heading only).",
      so: "To teach: `ANALYZE TABLE`, used by an optimizer that is off by default.",
    },
    ko: {
      claim: "통계 정보 수집(제목만 있음).",
      so: "`ANALYZE TABLE`과, 기본으로 꺼져 있는 비용 기반 최적화를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-112",
    chapter: 19,
    kind: "config",
    verdict: "topic",
    en: {
      claim: "Settings of the shuffle (a heading only).",
      so: "To teach: external service, buffers, number of partitions (200 in SQL).",
    },
    ko: {
      claim: "셔플 설정(제목만 있음).",
      so: "외부 셔플 서비스, 버퍼, 파티션 수(SQL에서 200)를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-113",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Memory pressure and garbage collection (a heading only).",
      so: "To teach: measure first; then fewer objects, cached as bytes.",
    },
    ko: {
      claim: "메모리 압박과 가비지 컬렉션(제목만 있음).",
      so: "먼저 재고, 객체를 줄이고 직렬화하여 캐시합니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-114",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Parallelism (a heading only).",
      so: "To teach: two to three tasks for each core; the total time falls and then rises with the number of partitions.",
    },
    ko: {
      claim: "병렬화(제목만 있음).",
      so: "코어마다 태스크 2~3개가 기준이고, 파티션을 늘리면 전체 시간은 줄다가 다시 늡니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-115",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Better filtering (a heading only).",
      so: "To teach: filter early, if possible in the source itself.",
    },
    ko: { claim: "향상된 필터링(제목만 있음).", so: "일찍, 되도록 데이터 소스에서 거릅니다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-116",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "`repartition` and `coalesce` (a heading only).",
      so: "To teach: `coalesce` merges without a shuffle and cannot grow; a drastic one leaves few tasks for the steps before it as well.",
    },
    ko: {
      claim: "`repartition`과 `coalesce`(제목만 있음).",
      so: "`coalesce`는 셔플 없이 합치고 늘리지는 못합니다. 많이 줄이면 앞 단계의 태스크도 함께 줄어듭니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-117",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "User-defined functions (a heading only).",
      so: "To teach: the optimizer cannot look into them.",
    },
    ko: { claim: "사용자 정의 함수(제목만 있음).", so: "옵티마이저가 들여다볼 수 없습니다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-118",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Temporary storage, that is caching (a heading only).",
      so: "To teach: only for what is used again.",
    },
    ko: { claim: "임시 저장소, 곧 캐싱(제목만 있음).", so: "다시 쓸 것만 캐시합니다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-119",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Joins (a heading only).",
      so: "To teach: broadcast a small side, sort-merge by default, help for skew.",
    },
    ko: {
      claim: "조인(제목만 있음).",
      so: "작은 쪽의 브로드캐스트, 기본인 정렬 병합 조인, 치우침 대책을 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-120",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Aggregations (a heading only).",
      so: "To teach: combining on the map side sends at most one record for each key and map task. With all keys different it saves nothing.",
    },
    ko: {
      claim: "집계(제목만 있음).",
      so: "맵 측 사전 집계를 하면 맵 태스크마다 키 하나에 레코드 하나까지만 보냅니다. 키가 모두 다르면 줄지 않습니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-121",
    chapter: 14,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Broadcast variables (a heading only).",
      so: "To teach: they travel once to each executor, not once to each task.",
    },
    ko: {
      claim: "브로드캐스트 변수(제목만 있음).",
      so: "태스크마다가 아니라 익스큐터마다 한 번 갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "an executor fetches each piece of a broadcast once, however many of its tasks use it",
    },
  },
];
