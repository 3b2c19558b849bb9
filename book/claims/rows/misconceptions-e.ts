/**
 * Misconceptions M-69 to M-83: what people believe about Spark, and what a run shows.
 *
 * The same in Spark: the refutations. Left out on purpose: the code of each belief, which is a wrong solution of a kata or
 * a changed line of the engine. Source: the ledger of claims, checked against Spark 3.5.3.
 */
import type { Misconception } from "../claim.ts";

export const misconceptionsE: readonly Misconception[] = [
  {
    id: "M-69",
    chapter: 15,
    claims: ["S4-14"],
    en: {
      belief: "`spark.executor.memory` can be changed while the application runs.",
      refutation: "The attempt is refused.",
    },
    ko: {
      belief: "애플리케이션이 도는 동안 `spark.executor.memory`를 바꿀 수 있다.",
      refutation: "거절됩니다.",
    },
  },
  {
    id: "M-70",
    chapter: 17,
    claims: ["S3-20"],
    en: {
      belief: "After a worker joins, one must submit again.",
      refutation: "The waiting application goes on by itself.",
    },
    ko: {
      belief: "워커를 붙인 뒤에는 다시 제출해야 한다.",
      refutation: "기다리던 애플리케이션이 스스로 돌아갑니다.",
    },
  },
  {
    id: "M-71",
    chapter: 15,
    claims: ["S2-13"],
    en: {
      belief: "The executor keeps its tasks in an RDD.",
      refutation: "After a job without `persist` there is no block of any RDD.",
    },
    ko: {
      belief: "익스큐터는 태스크를 RDD에 넣어 둔다.",
      refutation: "`persist` 없이 돈 잡 뒤에는 RDD 블록이 하나도 없습니다.",
    },
  },
  {
    id: "M-72",
    chapter: 12,
    claims: ["S2-31"],
    en: {
      belief: "An RDD comes only from storage or from another RDD.",
      refutation: "Also from a collection of the driver: `parallelize`, `range`, `emptyRDD`.",
    },
    ko: {
      belief: "RDD는 저장소나 다른 RDD에서만 나온다.",
      refutation: "드라이버의 컬렉션에서도 나옵니다. `parallelize`, `range`, `emptyRDD`입니다.",
    },
  },
  {
    id: "M-73",
    chapter: 19,
    claims: ["S2-61"],
    en: {
      belief: "The graph lets Spark reorder `map` and `filter` by their cost.",
      refutation:
        "On RDDs every record passes the steps in the order of the program. Only SQL is rewritten.",
    },
    ko: {
      belief: "그래프가 있으니 스파크가 `map`과 `filter`의 순서를 비용에 따라 바꾼다.",
      refutation: "RDD에서는 레코드마다 적은 순서대로 지나갑니다. 고쳐 쓰는 것은 SQL뿐입니다.",
    },
  },
  {
    id: "M-74",
    chapter: 15,
    claims: ["S4-05"],
    en: {
      belief: "The cluster manager sees stages and tasks.",
      refutation: "It sees processes; stages and tasks stay between driver and executors.",
    },
    ko: {
      belief: "클러스터 매니저는 스테이지와 태스크를 본다.",
      refutation:
        "매니저가 보는 것은 프로세스입니다. 스테이지와 태스크는 드라이버와 익스큐터 사이의 일입니다.",
    },
  },
  {
    id: "M-75",
    chapter: 15,
    claims: ["S4-18"],
    en: {
      belief: "Every action returns a value.",
      refutation: "`foreach` and `saveAsTextFile` return nothing.",
    },
    ko: {
      belief: "액션은 모두 값을 돌려준다.",
      refutation: "`foreach`와 `saveAsTextFile`은 돌려주는 것이 없습니다.",
    },
  },
  {
    id: "M-76",
    chapter: 15,
    claims: ["S4-25"],
    en: {
      belief: "Steps flow together where a node can not feed itself.",
      refutation: "Where it can: only narrow steps flow together.",
    },
    ko: {
      belief: "노드가 스스로 데이터를 댈 수 없는 곳에서 단계가 합쳐진다.",
      refutation: "댈 수 있는 곳에서 합쳐집니다. 합쳐지는 것은 좁은 단계뿐입니다.",
    },
  },
  {
    id: "M-77",
    chapter: 15,
    claims: ["S3-01"],
    en: {
      belief: "Running on a cluster manager is cluster deploy mode.",
      refutation: "Without `--deploy-mode cluster` it is client mode, on any manager.",
    },
    ko: {
      belief: "클러스터 매니저에서 돌리면 클러스터 배포 모드다.",
      refutation: "`--deploy-mode cluster`가 없으면 어느 매니저에서든 클라이언트 모드입니다.",
    },
  },
  {
    id: "M-78",
    chapter: 17,
    claims: ["S3-26"],
    en: {
      belief: "Standalone has a third component beside Master and Workers.",
      refutation: "The Master is the cluster manager.",
    },
    ko: {
      belief: "스탠드얼론에는 마스터와 워커 말고 셋째 요소가 있다.",
      refutation: "마스터가 곧 클러스터 매니저입니다.",
    },
  },
  {
    id: "M-79",
    chapter: 17,
    claims: ["S2-83"],
    en: {
      belief: "A backslash and a space continue a line.",
      refutation: "The argument then begins with a blank.",
    },
    ko: {
      belief: "역슬래시와 빈칸은 줄을 잇는다.",
      refutation: "인자가 빈칸으로 시작하게 됩니다.",
    },
  },
  {
    id: "M-80",
    chapter: 17,
    claims: ["S0-20"],
    en: {
      belief: "Coarse-grained Mesos gives cores back while the application runs.",
      refutation: "They are held until it stops, without dynamic allocation.",
    },
    ko: {
      belief: "메소스의 굵은 단위 모드는 도는 동안 코어를 돌려준다.",
      refutation: "동적 할당이 없으면 멈출 때까지 쥡니다.",
    },
  },
  {
    id: "M-81",
    chapter: 17,
    claims: ["S4-63"],
    en: {
      belief: "An application that cannot be placed holds up those behind it.",
      refutation: "It is passed over.",
    },
    ko: {
      belief: "자리를 못 얻은 애플리케이션은 뒤의 것들을 막는다.",
      refutation: "지나치고 다음으로 갑니다.",
    },
  },
  {
    id: "M-82",
    chapter: 13,
    claims: ["X-18"],
    en: {
      belief: "The number of partitions of `parallelize(xs)` is fixed, or follows the data.",
      refutation: "It is the default parallelism at that moment, the cores registered so far.",
    },
    ko: {
      belief: "`parallelize(xs)`의 파티션 수는 정해져 있거나 데이터를 따른다.",
      refutation: "그 순간의 기본 병렬도, 곧 그때까지 등록된 코어 수입니다.",
    },
  },
  {
    id: "M-83",
    chapter: 12,
    claims: ["S2-45"],
    en: {
      belief: "No transformation ever looks at its source.",
      refutation: "Whichever needs the number of partitions does.",
    },
    ko: {
      belief: "트랜스포메이션은 결코 원천을 보지 않는다.",
      refutation: "파티션 수가 필요한 것은 봅니다.",
    },
  },
];
