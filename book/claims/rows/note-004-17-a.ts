/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 17: rows S4-49 to S4-61 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00417A: readonly Claim[] = [
  {
    id: "S4-49",
    chapter: 17,
    kind: "definition",
    verdict: "topic",
    en: {
      claim: "A cluster stands either in one's own premises or in a public cloud.",
      so: "To teach: fixed size and own storage against elastic size and an object store.",
    },
    ko: {
      claim: "클러스터는 온프레미스나 퍼블릭 클라우드에 둔다.",
      so: "크기가 정해진 자체 저장소와, 늘고 주는 크기와 객체 저장소를 견줍니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-50",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "Standalone mode is a light platform made for Spark." },
    ko: { claim: "스탠드얼론은 스파크를 위해 만든 가벼운 플랫폼이다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-51",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "It runs many applications, has a simple interface and scales to large workloads.",
      so: "The first application takes every free core unless it is limited. The rest is opinion.",
    },
    ko: {
      claim: "여러 애플리케이션을 돌리고, 인터페이스가 단순하며, 큰 작업량으로 확장된다.",
      so: "상한이 없으면 첫 애플리케이션이 남은 코어를 모두 가져갑니다. 나머지는 의견입니다.",
    },
    evidence: {
      kind: "law",
      ref: "a standalone Master goes through applications in the order in which they came; one that fits nowhere is passed over, and those behind it are served",
    },
  },
  {
    id: "S4-52",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "It has fewer features than the others and runs Spark only." },
    ko: { claim: "다른 매니저보다 기능이 적고 스파크만 돌린다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-53",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "YARN is a framework for scheduling jobs and managing cluster resources." },
    ko: { claim: "YARN은 작업 스케줄링과 클러스터 자원 관리를 위한 프레임워크다." },
    evidence: {
      kind: "law",
      ref: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
    },
  },
  {
    id: "S4-54",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Spark has next to nothing to do with Hadoop; YARN is supported, Hadoop not required.",
      so: "Said too strongly: Spark uses Hadoop's client library for file systems even without a cluster, and YARN mode needs Hadoop's configuration.",
    },
    ko: {
      claim: "스파크는 하둡과 거의 관련이 없다. YARN을 지원하지만 하둡이 필수는 아니다.",
      so: "지나친 말입니다. 클러스터가 없어도 파일 시스템에는 하둡 클라이언트 라이브러리를 쓰고, YARN 모드에는 하둡 설정이 필요합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
    },
  },
  {
    id: "S4-55",
    chapter: 17,
    kind: "command",
    verdict: "true",
    en: {
      claim: "`spark-submit --master yarn` runs on YARN.",
      so: "Where the cluster is comes from the configuration directory, not from the word `yarn`.",
    },
    ko: {
      claim: "`spark-submit --master yarn`으로 YARN에서 돌린다.",
      so: "클러스터의 위치는 `yarn`이라는 말이 아니라 설정 디렉터리에서 옵니다.",
    },
    evidence: {
      kind: "law",
      ref: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
    },
  },
  {
    id: "S4-56",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "It has many knobs and supports many frameworks." },
    ko: { claim: "조절할 것이 많고 여러 프레임워크를 지원한다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-57",
    chapter: 17,
    kind: "definition",
    verdict: "outdated",
    en: {
      claim:
        "Mesos lifts resources off the machines, so that fault-tolerant elastic systems are easy to set up.",
      so: "A quotation from its own pages. Spark 4.0 no longer runs there.",
    },
    ko: {
      claim:
        "메소스는 자원을 머신에서 떼어 추상화하여 내고장성 있는 탄력적 시스템을 만들기 좋게 한다.",
      so: "메소스의 소개말입니다. 스파크 4.0은 거기서 돌지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
    },
  },
  {
    id: "S4-58",
    chapter: 17,
    kind: "recommendation",
    verdict: "unclear",
    en: {
      claim: "The heaviest of managers; only where a large Mesos exists.",
      so: "See S0-43: nobody has weighed it.",
    },
    ko: {
      claim: "가장 무거운 매니저이니 큰 메소스가 이미 있을 때만 쓴다.",
      so: "S0-43을 보세요. 잰 것은 없습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S4-59",
    chapter: 17,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim:
        "Mesos had a fine-grained and a coarse-grained mode; only the coarse one is supported now.",
      so: "Up to 3.5 the fine one is deprecated and can still be chosen. In 4.0 both are gone.",
    },
    ko: {
      claim: "메소스에는 미세 단위와 굵은 단위 모드가 있었고, 지금은 굵은 단위만 지원한다.",
      so: "3.5까지 미세 단위는 지원 중단 예정일 뿐 고를 수 있습니다. 4.0에서는 둘 다 없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "in fine-grained mode the cores of a task come back when it ends, an executor's own core and its memory do not",
    },
  },
  {
    id: "S4-60",
    chapter: 17,
    kind: "definition",
    verdict: "true",
    en: { claim: "Coarse-grained: one executor is one Mesos task." },
    ko: { claim: "굵은 단위 모드에서는 익스큐터 하나가 메소스 태스크 하나다." },
    evidence: {
      kind: "law",
      ref: "in coarse-grained mode an executor is one task of Mesos, and its cores are held from its first job to the end of the application, work or no work",
    },
  },
  {
    id: "S4-61",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Spark can schedule resources among several computations.",
      so: "On two levels: the manager between applications, the driver within one.",
    },
    ko: {
      claim: "스파크는 여러 연산 사이에서 자원을 스케줄할 수 있다.",
      so: "두 층입니다. 애플리케이션 사이는 매니저가, 그 안은 드라이버가 맡습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application runs its tasks on executors of its own; when one application is killed, the other keeps every executor and its result",
    },
  },
];
