/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 19: rows S4-95 to S4-108 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00419A: readonly Claim[] = [
  {
    id: "S4-95",
    chapter: 19,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim: "Summary 1: read as little data as possible, by partitioning and efficient formats.",
    },
    ko: { claim: "요약 1: 파티셔닝과 효율적인 형식으로 되도록 적게 읽는다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-96",
    chapter: 19,
    kind: "recommendation",
    verdict: "true-with-conditions",
    en: {
      claim: "Summary 2: enough parallelism, and partitioning against skew.",
      so: "More partitions do not split one hot key. Salting does, or the skew join of adaptive execution.",
    },
    ko: {
      claim: "요약 2: 병렬성을 충분히 두고 파티셔닝으로 치우침을 막는다.",
      so: "파티션을 늘려도 쏠린 키 하나는 나뉘지 않습니다. 솔팅이나 적응형 실행의 조인이 나눕니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-97",
    chapter: 19,
    kind: "recommendation",
    verdict: "true",
    en: { claim: "Summary 3: use the structured APIs with their optimized code." },
    ko: { claim: "요약 3: 최적화된 구조적 API를 쓴다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-98",
    chapter: 19,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim: "Check that a job uses the right operations.",
      so: "`reduceByKey` instead of `groupByKey`, `coalesce` instead of `repartition` to have fewer partitions.",
    },
    ko: {
      claim: "잡이 맞는 연산을 쓰는지 확인한다.",
      so: "`groupByKey` 대신 `reduceByKey`, 파티션을 줄일 때는 `repartition` 대신 `coalesce`입니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-99",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Choice of language (a heading only).",
      so: "To teach: no great difference for DataFrames, a real one for RDDs and functions of one's own.",
    },
    ko: {
      claim: "언어 선택(제목만 있음).",
      so: "`DataFrame`에서는 큰 차이가 없고 RDD와 사용자 정의 함수에서는 차이가 납니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-100",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "DataFrame, SQL, Dataset or RDD (a heading only).",
      so: "To teach: DataFrame and SQL give the same plan; the functions of a Dataset are opaque; RDDs are not optimized.",
    },
    ko: {
      claim: "`DataFrame`, SQL, `Dataset`, RDD(제목만 있음).",
      so: "`DataFrame`과 SQL은 같은 계획이 되고, `Dataset`의 함수는 들여다볼 수 없으며, RDD는 최적화되지 않습니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-101",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Serialization of objects in RDDs (a heading only).",
      so: "To teach: Kryo with registered classes.",
    },
    ko: { claim: "RDD의 객체 직렬화(제목만 있음).", so: "클래스를 등록한 크라이오를 다룹니다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-102",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Sizing and sharing a cluster (a heading only).",
      so: "To teach: size of executors, two to three tasks for each core, limits and pools.",
    },
    ko: {
      claim: "클러스터의 크기와 공유(제목만 있음).",
      so: "익스큐터의 크기, 코어마다 태스크 2~3개, 상한과 풀을 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-103",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: { claim: "Dynamic allocation (a heading only).", so: "See S4-67 and S4-68." },
    ko: { claim: "동적 할당(제목만 있음).", so: "S4-67과 S4-68을 보세요." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-104",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Scheduling (left blank in the note).",
      so: "To teach: fair pools and a limit of cores for each application.",
    },
    ko: {
      claim: "스케줄링(노트에서는 빈칸).",
      so: "페어 스케줄러의 풀과 애플리케이션별 코어 상한을 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-105",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "File formats for long-term storage (a heading only).",
      so: "To teach: text is slow, columnar files with statistics are not.",
    },
    ko: {
      claim: "오래 둘 데이터의 파일 형식(제목만 있음).",
      so: "텍스트는 느리고, 통계 정보가 있는 컬럼 형식은 빠릅니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-106",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Splittable files and compression (a heading only).",
      so: "To teach: a gzip text is read by one task, bzip2 is split, Parquet is split whatever the codec.",
    },
    ko: {
      claim: "분할 가능한 파일과 압축(제목만 있음).",
      so: "gzip 텍스트는 태스크 하나가 읽고, bzip2는 나뉘며, 파케이는 코덱과 상관없이 나뉩니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-107",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Partitioning of tables (a heading only).",
      so: "To teach: a directory for each value, and the harm of too many.",
    },
    ko: {
      claim: "테이블 파티셔닝(제목만 있음).",
      so: "값마다 디렉터리를 두는 방식과, 너무 많을 때의 해를 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S4-108",
    chapter: 19,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Bucketing (a heading only).",
      so: "To teach: divided by hash beforehand, a join needs no shuffle.",
    },
    ko: { claim: "버킷팅(제목만 있음).", so: "미리 해시로 나눠 두면 조인에 셔플이 필요 없습니다." },
    evidence: { kind: "open", ref: "chapter 19" },
  },
];
