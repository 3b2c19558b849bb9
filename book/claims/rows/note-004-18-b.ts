/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 18: rows S4-85 to S4-94 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00418B: readonly Claim[] = [
  {
    id: "S4-85",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Errors during execution (a heading only).",
      so: "To teach: one partition fails, suspect the data; all fail, suspect the code.",
    },
    ko: {
      claim: "실행 중의 오류(제목만 있음).",
      so: "한 파티션만 실패하면 데이터를, 모두 실패하면 코드를 의심합니다.",
    },
    evidence: {
      kind: "law",
      ref: "one bad record fails one task on any host; bad code fails every task; a bad host fails what runs there and works elsewhere",
    },
  },
  {
    id: "S4-86",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Slow tasks (a heading only).",
      so: "To teach: skew or a slow machine; speculation helps with the second only.",
    },
    ko: {
      claim: "느린 태스크(제목만 있음).",
      so: "데이터 치우침이거나 느린 머신입니다. 추측 실행은 뒤의 것에만 듣습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a copy helps a task on a slow host, not one that has more to do; and one result of each task counts",
    },
  },
  {
    id: "S4-87",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Slow aggregations (a heading only).",
      so: "To teach: filter first, combine on the map side.",
    },
    ko: { claim: "느린 집계(제목만 있음).", so: "먼저 거르고 맵 측에서 미리 합칩니다." },
    evidence: { kind: "law", ref: "reducers take in as many records and bytes as mappers wrote" },
  },
  {
    id: "S4-88",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Slow joins (a heading only).",
      so: "To teach: order, partitioning, broadcast of the small side.",
    },
    ko: {
      claim: "느린 조인(제목만 있음).",
      so: "순서, 파티셔닝, 작은 쪽의 브로드캐스트를 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "a join with a broadcast table shuffles nothing and answers the same",
    },
  },
  {
    id: "S4-89",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Slow reads and writes (a heading only).",
      so: "To teach: bandwidth of the storage, many small files.",
    },
    ko: {
      claim: "느린 읽기와 쓰기(제목만 있음).",
      so: "저장소의 대역폭과 작은 파일 문제를 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "every small file is a task of its own until they are packed; the lines stay",
    },
  },
  {
    id: "S4-90",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "A driver out of memory or not answering (a heading only).",
      so: "To teach: `collect` of much data, too large broadcasts.",
    },
    ko: {
      claim: "드라이버의 메모리 부족과 무응답(제목만 있음).",
      so: "많은 데이터의 `collect`와 너무 큰 브로드캐스트를 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "results larger than the driver takes end the job, and the driver goes on",
    },
  },
  {
    id: "S4-91",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "An executor out of memory or not answering (a heading only).",
      so: "To teach: more memory, fewer tasks at once, no `groupByKey`.",
    },
    ko: {
      claim: "익스큐터의 메모리 부족과 무응답(제목만 있음).",
      so: "메모리를 늘리고, 함께 도는 태스크를 줄이고, `groupByKey`를 피합니다.",
    },
    evidence: {
      kind: "law",
      ref: "an executor whose heap is full ends with code 52; its tasks run elsewhere, and the answer stays",
    },
  },
  {
    id: "S4-92",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Unexpected nulls (a heading only).",
      so: "To teach: a format changed and nothing complained. Count what could not be read.",
    },
    ko: {
      claim: "결과에 나온 뜻밖의 null(제목만 있음).",
      so: "형식이 바뀌었는데 아무 오류가 없을 때입니다. 읽지 못한 것을 세어 두세요.",
    },
    evidence: {
      kind: "law",
      ref: "what was read and what could not be read add up to what there was, whatever fails in between",
    },
  },
  {
    id: "S4-93",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "No space left on disk (a heading only).",
      so: "To teach: shuffle and spill directories, skew, cleaning up.",
    },
    ko: {
      claim: "디스크 공간 부족(제목만 있음).",
      so: "셔플과 스필 디렉터리, 데이터 치우침, 정리를 다룹니다.",
    },
    evidence: {
      kind: "law",
      ref: "a full disk fails the map tasks that write there, and no others",
    },
  },
  {
    id: "S4-94",
    chapter: 18,
    kind: "procedure",
    verdict: "topic",
    en: {
      claim: "Serialization errors (a heading only).",
      so: "To teach: *Task not serializable* comes on the driver, before any task.",
    },
    ko: {
      claim: "직렬화 오류(제목만 있음).",
      so: "*Task not serializable*은 태스크가 돌기 전에 드라이버에서 납니다.",
    },
    evidence: { kind: "law", ref: "what fails before the first task leaves no task in the log" },
  },
];
