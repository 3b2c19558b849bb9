/**
 * Titles of chapter 13's laws.
 *
 * The English title is the law's name in `chapters/13-key-value`, word for word. Left out on purpose: the law itself.
 * Source: Spark 3.5.3.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles13: readonly LawSection[] = [
  {
    en: "Lineage",
    ko: "계보",
    laws: [
      {
        en: "an RDD's parents have smaller ids than it has, so no way along a lineage leads back",
        ko: "부모 RDD의 id는 언제나 자식보다 작다. 그래서 계보를 따라가면 되돌아오는 길이 없다.",
      },
      {
        en: "a lineage grows with its steps, not with its records",
        ko: "계보의 크기는 레코드 수가 아니라 단계 수를 따른다.",
      },
      {
        en: "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
        ko: "유실 뒤에는 잃은 것만 다시 만든다. 캐시한 파티션은 계보를 따라, 맵 출력은 거기에 필요한 것만 만든다.",
      },
    ],
  },
  {
    en: "Narrow and wide",
    ko: "좁은 것과 넓은 것",
    laws: [
      {
        en: "behind a narrow dependency a partition is made from the few parent partitions that it names, and no stage is added",
        ko: "좁은 의존성에서 파티션은 정해진 부모 파티션 몇 개만으로 만들어지고, 스테이지가 늘지 않는다.",
      },
      {
        en: "`union` adds the partitions of its parents unless they are partitioned alike, `cartesian` multiplies them, and neither shuffles",
        ko: "`union`은 부모의 파티션 수를 더하고(나뉜 방식이 같으면 그대로) `cartesian`은 곱하며, 둘 다 셔플하지 않는다.",
      },
      {
        en: "a reducer fetches from each map output that holds a record for it, over the network only what another executor wrote",
        ko: "리듀서는 자기 레코드가 든 맵 출력마다 하나씩 읽고, 네트워크로는 다른 익스큐터가 쓴 것만 가져온다.",
      },
    ],
  },
  {
    en: "Partitioners",
    ko: "파티셔너",
    laws: [
      {
        en: "equal keys share one partition, the remainder of their hash; which executor computes it can change",
        ko: "같은 키는 해시의 나머지가 가리키는 한 파티션에 모인다. 그 파티션을 어느 익스큐터가 계산할지는 바뀔 수 있다.",
      },
      {
        en: "sorted by key, each partition holds one range of keys, and at most as many partitions are made as were asked for",
        ko: "키로 정렬하면 파티션마다 키의 한 구간이 들어가고, 파티션 수는 요청한 수를 넘지 않는다.",
      },
      {
        en: "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
        ko: "파티셔너를 주지 않으면 기존의 가장 큰 것이 넉넉히 클 때 그것을 쓰고, 아니면 기본 수만큼의 해시 파티션을 쓴다.",
      },
      {
        en: "on a cluster the default parallelism is the cores registered by the moment it is asked for, and at least two",
        ko: "클러스터의 기본 병렬도는 물어본 순간까지 등록된 코어 수이고 최소 2다.",
      },
    ],
  },
  {
    en: "What travels",
    ko: "무엇이 오가나",
    laws: [
      {
        en: "after one shuffle, operations by key with the same partitioner add none, until a `map` forgets it",
        ko: "한 번 셔플한 뒤에는 같은 파티셔너를 쓰는 키별 연산이 셔플을 더하지 않는다. `map`이 파티셔너를 버리기 전까지는.",
      },
      {
        en: "partitioning first sends fewer records exactly from the second use by key on",
        ko: "미리 나눠 두면 키별로 두 번째 쓸 때부터 셔플하는 레코드가 준다.",
      },
      {
        en: "`reduceByKey` sends one record for each key of a map task, `groupByKey` sends them all",
        ko: "`reduceByKey`는 맵 태스크의 키마다 레코드 하나를 보내고 `groupByKey`는 모두 보낸다.",
      },
      {
        en: "`coalesce` joins whole partitions and never makes more, and the steps before it run in its few tasks",
        ko: "`coalesce`는 파티션을 통째로 합칠 뿐 늘리지 못하며, 그 앞의 단계도 줄어든 태스크에서 돈다.",
      },
      {
        en: "more partitions do not divide a key that is hot; salting the key does",
        ko: "파티션을 늘려도 한 키에 몰린 레코드는 나뉘지 않는다. 키에 솔트를 붙이면 나뉜다.",
      },
    ],
  },
  {
    en: "Checkpoints",
    ko: "체크포인트",
    laws: [
      {
        en: "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
        ko: "체크포인트는 첫 액션 뒤에 따로 도는 잡이 쓰고, 그때부터 계보는 거기서 끝난다.",
      },
      {
        en: "a reliable checkpoint outlives the executors, a local one is lost with them",
        ko: "안정적인 체크포인트는 익스큐터보다 오래 남고, 로컬 체크포인트는 익스큐터와 함께 사라진다.",
      },
      {
        en: "a local checkpoint runs a job only for the partitions that the action left out, and writes no file",
        ko: "로컬 체크포인트는 액션이 건너뛴 파티션만 잡을 하나 더 돌려 채우고, 파일은 쓰지 않는다.",
      },
    ],
  },
];
