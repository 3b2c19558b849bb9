/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 17: rows S4-62 to S4-73 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00417B: readonly Claim[] = [
  {
    id: "S4-62",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "Every application has executors of its own." },
    ko: { claim: "애플리케이션마다 자기 익스큐터가 있다." },
    evidence: {
      kind: "law",
      ref: "an application runs its tasks on executors of its own; when one application is killed, the other keeps every executor and its result",
    },
  },
  {
    id: "S4-63",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Managers schedule between applications.",
      so: "Standalone goes through them in order of registration; one that fits nowhere is passed over.",
    },
    ko: {
      claim: "애플리케이션 사이의 스케줄링은 매니저가 한다.",
      so: "스탠드얼론은 등록한 차례로 훑고, 들어갈 자리가 없는 것은 지나칩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a standalone Master goes through applications in the order in which they came; one that fits nowhere is passed over, and those behind it are served",
    },
  },
  {
    id: "S4-64",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "Within one application, jobs from different threads can run at once." },
    ko: { claim: "한 애플리케이션 안에서 여러 스레드가 낸 잡은 함께 돌 수 있다." },
    evidence: {
      kind: "law",
      ref: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
    },
  },
  {
    id: "S4-65",
    chapter: 17,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim: "This suits applications that answer requests from the network.",
      so: "With fair pools, so that a short job need not wait behind a long one.",
    },
    ko: {
      claim: "네트워크 요청에 답하는 애플리케이션에 알맞다.",
      so: "짧은 잡이 긴 잡 뒤에서 기다리지 않도록 페어 스케줄러의 풀을 쓰세요.",
    },
    evidence: {
      kind: "law",
      ref: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
    },
  },
  {
    id: "S4-66",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: 'Spark has a fair scheduler (the note writes "pair").',
      so: "Off by default. Pools have a weight and a minimum share; a pool below its minimum comes first.",
    },
    ko: {
      claim: "스파크에는 페어 스케줄러가 있다(노트의 로마자 표기는 틀렸다).",
      so: "기본은 꺼짐입니다. 풀마다 가중치와 최소 몫이 있고, 최소 몫에 못 미친 풀이 먼저입니다.",
    },
    evidence: {
      kind: "law",
      ref: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
    },
  },
  {
    id: "S4-67",
    chapter: 17,
    kind: "recommendation",
    verdict: "true-with-conditions",
    en: {
      claim: "To run many applications on one cluster one must adjust what they hold dynamically.",
      so: "Useful, not obligatory: fixed limits share a cluster as well.",
    },
    ko: {
      claim: "한 클러스터에서 여러 애플리케이션을 돌리려면 점유량을 동적으로 맞춰야 한다.",
      so: "쓸모 있지만 꼭 그래야 하는 것은 아닙니다. 정해 둔 상한으로도 나눠 쓸 수 있습니다.",
    },
    evidence: {
      kind: "experiment",
      ref: "with dynamic allocation, the second of two applications gets cores while the first is idle",
    },
  },
  {
    id: "S4-68",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Dynamic allocation gives unused resources back and asks again when needed.",
      so: "It must not lose shuffle files by that: a shuffle service, shuffle tracking or decommissioning is needed.",
    },
    ko: {
      claim: "동적 할당은 쓰지 않는 자원을 돌려주고 필요하면 다시 청한다.",
      so: "그러다 셔플 파일을 잃으면 안 되므로 외부 셔플 서비스나 셔플 추적이나 디커미션이 있어야 합니다.",
    },
    evidence: {
      kind: "law",
      ref: "an idle executor is given back after its time, one with cached blocks or with shuffle files that it must serve itself is kept",
    },
  },
  {
    id: "S4-69",
    chapter: 17,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Number and kind of applications (a heading only).",
      so: "To teach: which manager fits which mix of work.",
    },
    ko: {
      claim: "애플리케이션의 수와 종류(제목만 있음).",
      so: "일의 구성에 따라 어느 매니저가 맞는지 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-70",
    chapter: 17,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Versions of Spark (a heading only).",
      so: "To teach: several versions call for a manager where applications bring their own.",
    },
    ko: {
      claim: "스파크 버전(제목만 있음).",
      so: "여러 버전이 필요하면 애플리케이션이 자기 버전을 가져오는 매니저를 고릅니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-71",
    chapter: 17,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "How logs are kept for debugging (a heading only).",
      so: "To teach: whether a log can still be read after its executor is gone.",
    },
    ko: {
      claim: "디버깅을 위한 로그 기록 방식(제목만 있음).",
      so: "익스큐터가 사라진 뒤에도 로그를 읽을 수 있는지 다룹니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-72",
    chapter: 17,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "Metastore (a heading only).",
      so: "To teach: a shared catalog makes a table of one application known to the next.",
    },
    ko: {
      claim: "메타스토어(제목만 있음).",
      so: "카탈로그를 함께 쓰면 한 애플리케이션의 테이블을 다음 애플리케이션이 압니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-73",
    chapter: 17,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: "External shuffle service (a heading only).",
      so: "To teach: it serves shuffle files after their executor has gone. It is no backup; with the node the files are lost.",
    },
    ko: {
      claim: "외부 셔플 서비스(제목만 있음).",
      so: "익스큐터가 사라진 뒤에도 셔플 파일을 내줍니다. 백업은 아니어서 노드를 잃으면 파일도 잃습니다.",
    },
    evidence: {
      kind: "law",
      ref: "the external shuffle service keeps an executor's shuffle files, its cached blocks on disk only if told to, and of a lost worker nothing",
    },
  },
];
