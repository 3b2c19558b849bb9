/**
 * Misconceptions M-01 to M-17: what people believe about Spark, and what a run shows.
 *
 * The same in Spark: the refutations. Left out on purpose: the code of each belief, which is a wrong solution of a kata or
 * a changed line of the engine. Source: the ledger of claims, checked against Spark 3.5.3.
 */
import type { Misconception } from "../claim.ts";

export const misconceptionsA: readonly Misconception[] = [
  {
    id: "M-01",
    chapter: 15,
    claims: ["S4-20", "S4-23"],
    en: {
      belief: "Every transformation is a stage.",
      refutation: "Narrow steps flow together: `map`, `map`, `filter`, `count` run in one stage.",
    },
    ko: {
      belief: "트랜스포메이션마다 스테이지가 하나씩 생긴다.",
      refutation:
        "좁은 단계는 함께 흐릅니다. `map`, `map`, `filter`, `count`는 스테이지 하나로 돕니다.",
    },
  },
  {
    id: "M-02",
    chapter: 15,
    claims: ["S4-23", "S2-62"],
    en: {
      belief: "A stage ends at every `map`.",
      refutation: "Only a shuffle dependency ends a stage; a `map` needs none.",
    },
    ko: {
      belief: "`map`마다 스테이지가 끊긴다.",
      refutation: "스테이지를 끊는 것은 셔플 의존성뿐이고 `map`에는 셔플이 없습니다.",
    },
  },
  {
    id: "M-03",
    chapter: 15,
    claims: ["S4-16", "S2-47"],
    en: {
      belief: "Calling a transformation runs a job.",
      refutation:
        "Actions run jobs. Transformations only extend the lineage, but for a few that must look at the data.",
    },
    ko: {
      belief: "트랜스포메이션을 부르면 잡이 돈다.",
      refutation:
        "잡은 액션이 일으킵니다. 데이터를 보아야 하는 몇 가지를 빼면 트랜스포메이션은 계보만 늘립니다.",
    },
  },
  {
    id: "M-04",
    chapter: 15,
    claims: ["S4-17"],
    en: {
      belief: "Each action runs exactly one job.",
      refutation:
        "`take` runs one for every round of partitions, `toLocalIterator` one for each partition.",
    },
    ko: {
      belief: "액션마다 잡이 꼭 하나씩 돈다.",
      refutation:
        "`take`는 파티션을 읽는 회차마다, `toLocalIterator`는 파티션마다 잡을 하나씩 돌립니다.",
    },
  },
  {
    id: "M-05",
    chapter: 12,
    claims: ["S2-47"],
    en: {
      belief: "No transformation ever runs a job.",
      refutation:
        "`sortByKey` to several partitions samples and `zipWithIndex` counts, each with a job at the call.",
    },
    ko: {
      belief: "트랜스포메이션은 결코 잡을 돌리지 않는다.",
      refutation:
        "여러 파티션으로 가는 `sortByKey`는 표본을 뽑고 `zipWithIndex`는 세느라 부르는 자리에서 잡을 돌립니다.",
    },
  },
  {
    id: "M-06",
    chapter: 15,
    claims: ["S2-54", "S4-24"],
    en: {
      belief: "Every action runs its map stages again.",
      refutation:
        "While the shuffle files are there, the stage is skipped: not one of its tasks runs.",
    },
    ko: {
      belief: "액션마다 맵 스테이지를 다시 돌린다.",
      refutation:
        "셔플 파일이 남아 있으면 그 스테이지를 건너뜁니다. 태스크가 하나도 돌지 않습니다.",
    },
  },
  {
    id: "M-07",
    chapter: 15,
    claims: ["S4-24"],
    en: {
      belief: "Equal code uses the same shuffle output.",
      refutation:
        "The output belongs to the RDD object. A second `reduceByKey` of the same text shuffles anew.",
    },
    ko: {
      belief: "코드가 같으면 셔플 출력을 함께 쓴다.",
      refutation:
        "출력은 RDD 객체에 딸립니다. 글자가 같아도 새로 부른 `reduceByKey`는 새로 셔플합니다.",
    },
  },
  {
    id: "M-08",
    chapter: 15,
    claims: ["S2-19", "S4-24"],
    en: {
      belief: "Shuffle files outlive their executor.",
      refutation:
        "Without an external shuffle service, nobody serves them any more; their map tasks run again.",
    },
    ko: {
      belief: "셔플 파일은 익스큐터가 죽어도 남아 쓰인다.",
      refutation: "외부 셔플 서비스가 없으면 내줄 프로세스가 없습니다. 그 맵 태스크가 다시 돕니다.",
    },
  },
  {
    id: "M-09",
    chapter: 15,
    claims: ["S1-25", "X-05"],
    en: {
      belief: "After an executor is lost, all map tasks run again.",
      refutation:
        "Shuffle files live where they were written; only those on the lost executor are gone.",
    },
    ko: {
      belief: "익스큐터를 잃으면 맵 태스크를 모두 다시 실행한다.",
      refutation: "셔플 파일은 기록한 곳에 남습니다. 잃은 익스큐터에 있던 것만 사라집니다.",
    },
  },
  {
    id: "M-10",
    chapter: 15,
    claims: ["S4-28"],
    en: {
      belief: "A failed reduce task sends the job back to its sources.",
      refutation: "Only the failed task is tried again; it reads the same map output.",
    },
    ko: {
      belief: "리듀스 태스크가 실패하면 잡을 원천부터 다시 돌린다.",
      refutation: "실패한 태스크만 다시 시도하고, 같은 맵 출력을 읽습니다.",
    },
  },
  {
    id: "M-11",
    chapter: 13,
    claims: ["X-02"],
    en: {
      belief: "A join takes the smaller number of its parents' partitions.",
      refutation: "The larger one, or an existing partitioner that is large enough.",
    },
    ko: {
      belief: "조인의 파티션 수는 부모 가운데 작은 쪽을 따른다.",
      refutation: "큰 쪽을 따르거나, 넉넉히 큰 기존 파티셔너를 씁니다.",
    },
  },
  {
    id: "M-12",
    chapter: 13,
    claims: ["X-02"],
    en: {
      belief: "`reduceByKey` makes as many partitions as there are cores.",
      refutation: "As many as its parent has, unless `spark.default.parallelism` is set.",
    },
    ko: {
      belief: "`reduceByKey`의 파티션 수는 코어 수다.",
      refutation: "`spark.default.parallelism`을 정하지 않으면 부모의 파티션 수입니다.",
    },
  },
  {
    id: "M-13",
    chapter: 12,
    claims: ["S2-56"],
    en: {
      belief: "The least recently used block is evicted even while it is being read.",
      refutation: "A block in use is passed over.",
    },
    ko: {
      belief: "읽고 있는 블록도 오래 쓰지 않았으면 축출된다.",
      refutation: "쓰고 있는 블록은 건너뜁니다.",
    },
  },
  {
    id: "M-14",
    chapter: 12,
    claims: ["X-13"],
    en: {
      belief: "To store its next block, an RDD pushes out its own earlier ones.",
      refutation: "Its own blocks are exempt; the one that does not fit is not stored.",
    },
    ko: {
      belief: "RDD는 다음 블록을 넣으려고 자기의 앞 블록을 밀어낸다.",
      refutation: "자기 블록은 밀어내지 않습니다. 들어가지 않는 블록은 저장하지 않습니다.",
    },
  },
  {
    id: "M-15",
    chapter: 12,
    claims: ["S2-56"],
    en: {
      belief: "If room is short, some blocks are evicted even when that cannot be enough.",
      refutation: "All that is needed or none.",
    },
    ko: {
      belief: "다 비워도 모자랄 때에도 블록 몇 개를 축출한다.",
      refutation: "필요한 만큼 비울 수 있을 때만 축출합니다.",
    },
  },
  {
    id: "M-16",
    chapter: 12,
    claims: ["S2-55"],
    en: {
      belief: "`cache()` computes and stores at once.",
      refutation: "It leaves a mark; the next action fills it.",
    },
    ko: {
      belief: "`cache()`는 바로 계산해서 저장한다.",
      refutation: "표시만 남기고, 다음 액션이 채웁니다.",
    },
  },
  {
    id: "M-17",
    chapter: 12,
    claims: ["S0-09"],
    en: {
      belief: "Any action on a cached RDD caches all of it.",
      refutation: "Only the partitions that were read: `take(1)` stores one.",
    },
    ko: {
      belief: "캐시한 RDD에 액션을 하면 전부 캐시된다.",
      refutation: "읽은 파티션만 캐시됩니다. `take(1)`이면 하나입니다.",
    },
  },
];
