/**
 * Misconceptions M-35 to M-51: what people believe about Spark, and what a run shows.
 *
 * The same in Spark: the refutations. Left out on purpose: the code of each belief, which is a wrong solution of a kata or
 * a changed line of the engine. Source: the ledger of claims, checked against Spark 3.5.3.
 */
import type { Misconception } from "../claim.ts";

export const misconceptionsC: readonly Misconception[] = [
  {
    id: "M-35",
    chapter: 17,
    claims: ["S0-24", "S4-63"],
    en: {
      belief: "Two applications without limits share a standalone cluster equally.",
      refutation: "The first takes all cores it can use, and the second waits.",
    },
    ko: {
      belief: "상한이 없는 두 애플리케이션은 스탠드얼론 클러스터를 반씩 나눈다.",
      refutation: "첫째가 쓸 수 있는 코어를 모두 가져가고 둘째는 기다립니다.",
    },
  },
  {
    id: "M-36",
    chapter: 17,
    claims: ["S3-24"],
    en: {
      belief: "`--executor-memory` is for the whole application.",
      refutation: "It is for each executor.",
    },
    ko: {
      belief: "`--executor-memory`는 애플리케이션 전체의 메모리다.",
      refutation: "익스큐터 하나의 메모리입니다.",
    },
  },
  {
    id: "M-37",
    chapter: 17,
    claims: ["S0-14"],
    en: {
      belief: "`--num-executors` works on standalone.",
      refutation: "The flag is dropped there without a word; the number follows from cores.",
    },
    ko: {
      belief: "`--num-executors`는 스탠드얼론에서도 듣는다.",
      refutation: "말없이 버려집니다. 수는 코어에서 정해집니다.",
    },
  },
  {
    id: "M-38",
    chapter: 15,
    claims: ["S0-13"],
    en: {
      belief: "There is always one executor on each worker.",
      refutation: "As many as its cores and its memory allow, also none.",
    },
    ko: {
      belief: "워커마다 익스큐터는 언제나 하나다.",
      refutation: "코어와 메모리가 허락하는 만큼이고, 없을 수도 있습니다.",
    },
  },
  {
    id: "M-39",
    chapter: 15,
    claims: ["S1-14"],
    en: {
      belief: "Applications share executors.",
      refutation: "An executor belongs to one application for its whole life.",
    },
    ko: {
      belief: "여러 애플리케이션이 익스큐터를 함께 쓴다.",
      refutation: "익스큐터는 처음부터 끝까지 한 애플리케이션의 것입니다.",
    },
  },
  {
    id: "M-40",
    chapter: 15,
    claims: ["S1-15"],
    en: {
      belief: "What one application cached, another can read.",
      refutation: "Caches end at the application's border.",
    },
    ko: {
      belief: "한 애플리케이션이 캐시한 것을 다른 애플리케이션이 읽을 수 있다.",
      refutation: "캐시는 애플리케이션 경계를 넘지 못합니다.",
    },
  },
  {
    id: "M-41",
    chapter: 13,
    claims: ["S2-51"],
    en: {
      belief: "A key stays on the same node for ever.",
      refutation: "On the same partition. Where that is computed may change.",
    },
    ko: {
      belief: "키는 언제나 같은 노드에 있다.",
      refutation: "같은 파티션에 있습니다. 그 파티션을 어디서 계산할지는 바뀔 수 있습니다.",
    },
  },
  {
    id: "M-42",
    chapter: 12,
    claims: ["S2-43"],
    en: {
      belief: "`map` keeps the partitioner.",
      refutation: "It forgets it, even if the key stays; `mapValues` and `filter` keep it.",
    },
    ko: {
      belief: "`map`은 파티셔너를 지킨다.",
      refutation: "키가 그대로여도 잊습니다. 지키는 것은 `mapValues`와 `filter`입니다.",
    },
  },
  {
    id: "M-43",
    chapter: 13,
    claims: ["S2-50"],
    en: {
      belief: "A join always shuffles both sides.",
      refutation: "A side that is already divided by the join's partitioner is read as it is.",
    },
    ko: {
      belief: "조인은 언제나 양쪽을 셔플한다.",
      refutation: "조인의 파티셔너로 이미 나뉜 쪽은 그대로 읽습니다.",
    },
  },
  {
    id: "M-44",
    chapter: 13,
    claims: ["S2-63", "X-03"],
    en: {
      belief: "`cartesian` and `union` shuffle.",
      refutation: "Both are narrow: each partition names the parents that it reads.",
    },
    ko: {
      belief: "`cartesian`과 `union`은 셔플한다.",
      refutation: "둘 다 좁은 의존성입니다. 파티션마다 읽을 부모가 정해져 있습니다.",
    },
  },
  {
    id: "M-45",
    chapter: 19,
    claims: ["S4-116"],
    en: {
      belief: "`coalesce` can raise the number of partitions.",
      refutation: "Only with a shuffle; without one it never grows.",
    },
    ko: {
      belief: "`coalesce`로 파티션을 늘릴 수 있다.",
      refutation: "셔플을 할 때만 됩니다. 셔플이 없으면 늘지 않습니다.",
    },
  },
  {
    id: "M-46",
    chapter: 19,
    claims: ["S4-116"],
    en: {
      belief: "`coalesce(1)` leaves the steps before it parallel.",
      refutation: "They are in the same stage, so they run in that one task.",
    },
    ko: {
      belief: "`coalesce(1)`을 해도 앞 단계는 병렬로 돈다.",
      refutation: "같은 스테이지라서 그 태스크 하나에서 돕니다.",
    },
  },
  {
    id: "M-47",
    chapter: 19,
    claims: ["S4-120"],
    en: { belief: "`groupByKey` combines on the map side.", refutation: "It sends every record." },
    ko: { belief: "`groupByKey`는 맵 측에서 미리 합친다.", refutation: "레코드를 모두 보냅니다." },
  },
  {
    id: "M-48",
    chapter: 12,
    claims: ["S2-45"],
    en: {
      belief: "`textFile` reads or checks the file when it is called.",
      refutation: "At an action, or where the number of partitions is asked for.",
    },
    ko: {
      belief: "`textFile`은 부를 때 파일을 읽거나 확인한다.",
      refutation: "액션에서, 또는 파티션 수를 물을 때 합니다.",
    },
  },
  {
    id: "M-49",
    chapter: 13,
    claims: ["S2-36"],
    en: { belief: "Lineage copies data.", refutation: "It records operations." },
    ko: { belief: "계보는 데이터를 복사해 둔다.", refutation: "연산을 적어 둡니다." },
  },
  {
    id: "M-50",
    chapter: 12,
    claims: ["S2-40"],
    en: {
      belief: "An RDD can be changed in place.",
      refutation: "Every transformation makes a new one.",
    },
    ko: {
      belief: "RDD를 제자리에서 바꿀 수 있다.",
      refutation: "트랜스포메이션마다 새 RDD가 생깁니다.",
    },
  },
  {
    id: "M-51",
    chapter: 15,
    claims: ["X-12"],
    en: {
      belief: "A failed task is tried for ever, or its first failure ends the job on a cluster.",
      refutation:
        "On a cluster the fourth failure of one task ends the job, in local mode the first.",
    },
    ko: {
      belief: "실패한 태스크는 끝없이 다시 시도한다. 또는 클러스터에서 첫 실패로 잡이 끝난다.",
      refutation:
        "클러스터에서는 한 태스크의 네 번째 실패가, 로컬 모드에서는 첫 번째 실패가 잡을 끝냅니다.",
    },
  },
];
