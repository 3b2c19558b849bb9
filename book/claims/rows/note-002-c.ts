/**
 * Note 002, a summary of Spark 2.0 with an exercise on Mesos (2016): rows S2-31 to S2-45 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note002C: readonly Claim[] = [
  {
    id: "S2-31",
    chapter: 12,
    kind: "definition",
    verdict: "wrong",
    en: {
      claim: "RDDs are made only by reading storage or from another RDD.",
      so: "The first way in the documentation is missing: from a collection of the driver, with `parallelize`. So are `range` and `emptyRDD`.",
    },
    ko: {
      claim: "RDD는 저장소를 읽거나 다른 RDD에서만 만든다.",
      so: "문서가 맨 먼저 드는 방법이 빠졌습니다. 드라이버의 컬렉션을 `parallelize`하는 것입니다. `range`와 `emptyRDD`도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an RDD is made from a collection of the driver, a range, a file, another RDD, or nothing at all",
    },
  },
  {
    id: "S2-32",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Being immutable, it can only be read.",
      so: "The collection is. A careless function can still change a mutable record inside it, and so spoil what is cached.",
    },
    ko: {
      claim: "불변이므로 읽기만 할 수 있다.",
      so: "모음은 그렇습니다. 그래도 부주의한 함수가 그 안의 바뀔 수 있는 레코드를 고치면 캐시한 데이터가 망가집니다.",
    },
    evidence: {
      kind: "law",
      ref: "a function that changes its records in place spoils what is stored as objects, and nothing else",
    },
  },
  {
    id: "S2-33",
    chapter: 12,
    kind: "definition",
    verdict: "true",
    en: { claim: "Lineage records how it was made, so that it can be made again." },
    ko: { claim: "계보는 RDD를 어떻게 만들었는지 적어 두어 다시 만들 수 있게 한다." },
    evidence: {
      kind: "law",
      ref: "a partition that is lost is computed again from its lineage, it alone, and equals what was lost where functions are pure",
    },
  },
  {
    id: "S2-34",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "That solves fault tolerance.",
      so: "If the functions are deterministic and the source is still there. The loss of the driver is not covered.",
    },
    ko: {
      claim: "이것으로 내고장성 문제가 풀린다.",
      so: "함수가 결정적이고 원본이 남아 있을 때 그렇습니다. 드라이버를 잃는 일은 여기에 들지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a partition that is lost is computed again from its lineage, it alone, and equals what was lost where functions are pure",
    },
  },
  {
    id: "S2-35",
    chapter: 13,
    kind: "definition",
    verdict: "true",
    en: { claim: "Lineage has the form of a directed acyclic graph." },
    ko: { claim: "계보는 방향이 있고 되돌아오지 않는 그래프(DAG)로 짜여 있다." },
    evidence: {
      kind: "law",
      ref: "an RDD's parents have smaller ids than it has, so no way along a lineage leads back",
    },
  },
  {
    id: "S2-36",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "It notes the loading and every step after it.",
      so: "It notes operations, not data: its size follows the steps, not the records.",
    },
    ko: {
      claim: "계보는 읽어 들인 일과 그 뒤의 단계를 모두 적는다.",
      so: "데이터가 아니라 연산을 적습니다. 그래서 크기는 레코드가 아니라 단계 수를 따릅니다.",
    },
    evidence: {
      kind: "law",
      ref: "a lineage grows with its steps, not with its records",
    },
  },
  {
    id: "S2-37",
    chapter: 13,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Recovery along the lineage is fast.",
      so: "Only lost partitions are made again. Across a shuffle that may mean all map tasks, unless their files survive.",
    },
    ko: {
      claim: "계보를 따라 복구하면 빠르다.",
      so: "잃은 파티션만 다시 만듭니다. 셔플을 건너면 파일이 남아 있지 않는 한 맵 태스크를 모두 다시 돌려야 할 수도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
    },
  },
  {
    id: "S2-38",
    chapter: 12,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "The data of an RDD is stored across several nodes.",
      so: "It is spread while it is computed. It is stored only if it is persisted or checkpointed.",
    },
    ko: {
      claim: "RDD의 데이터는 여러 노드에 나뉘어 저장된다.",
      so: "계산할 때 나뉘어 있습니다. 저장되는 것은 영속화하거나 체크포인트했을 때뿐입니다.",
    },
    evidence: {
      kind: "law",
      ref: "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
    },
  },
  {
    id: "S2-39",
    chapter: 12,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "Every RDD is divided into several partitions.",
      so: "One is enough, and `emptyRDD` has none. `parallelize` takes any number from 1 on, more than there are records included.",
    },
    ko: {
      claim: "RDD는 여러 파티션으로 나뉜다.",
      so: "하나여도 되고 `emptyRDD`는 0개입니다. `parallelize`는 1 이상이면 레코드보다 많은 수도 받습니다.",
    },
    evidence: {
      kind: "law",
      ref: "slice i of `parallelize(xs, n)` holds the elements from ⌊i·length/n⌋ up to ⌊(i+1)·length/n⌋",
    },
  },
  {
    id: "S2-40",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "Who wants to change something must make a new dataset." },
    ko: { claim: "무언가를 바꾸려면 새 데이터 모음을 만들어야 한다." },
    evidence: {
      kind: "law",
      ref: "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
    },
  },
  {
    id: "S2-41",
    chapter: 12,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "There are only two kinds of operations.",
      so: "Beside transformations and actions there are calls that do neither: to persist, to checkpoint, to name.",
    },
    ko: {
      claim: "연산은 두 가지뿐이다.",
      so: "트랜스포메이션과 액션 말고도 영속화, 체크포인트, 이름 붙이기처럼 어느 쪽도 아닌 호출이 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "calls that are neither transformation nor action answer the very RDD and run no job",
    },
  },
  {
    id: "S2-42",
    chapter: 12,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "A transformation makes a new RDD from one that exists; `filter` picks elements.",
    },
    ko: { claim: "트랜스포메이션은 있는 RDD에서 새 RDD를 만들며, `filter`는 레코드를 골라낸다." },
    evidence: {
      kind: "law",
      ref: "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
    },
  },
  {
    id: "S2-43",
    chapter: 12,
    kind: "definition",
    verdict: "wrong",
    en: {
      claim: "Or like `map`, which spreads the data over the nodes.",
      so: "`map` moves nothing: each partition stays where it is and as large as it is. Operations by key, `repartition` and sorting move records.",
    },
    ko: {
      claim: "또는 `map`처럼 데이터를 여러 노드로 퍼뜨린다.",
      so: "`map`은 아무것도 옮기지 않습니다. 파티션은 제자리에 그 크기로 있습니다. 레코드를 옮기는 것은 키별 연산과 `repartition`과 정렬입니다.",
    },
    evidence: {
      kind: "law",
      ref: "`map` moves nothing and forgets the partitioner; `mapValues` and `filter` keep it",
    },
  },
  {
    id: "S2-44",
    chapter: 12,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "An action computes a result from the values of an RDD, such as `count()`.",
      so: "Some answer nothing and write or act instead, as `foreach` and `saveAsTextFile` do.",
    },
    ko: {
      claim: "액션은 `count()`처럼 RDD의 값에서 결과를 계산한다.",
      so: "`foreach`나 `saveAsTextFile`처럼 돌려주는 것 없이 쓰거나 행하는 액션도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an action runs a job and answers with a value or with nothing, unless there is no partition to look at",
    },
  },
  {
    id: "S2-45",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Loading is lazy: `sc.textFile(f)` reads nothing.",
      so: "A wrong path shows at an action, or wherever the number of partitions is asked for: `reduceByKey(f)` and `join` ask, `map` does not.",
    },
    ko: {
      claim: "읽기는 미뤄진다. `sc.textFile(f)`는 아무것도 읽지 않는다.",
      so: "틀린 경로는 액션에서, 또는 파티션 수를 묻는 곳에서 드러납니다. `reduceByKey(f)`와 `join`은 묻고 `map`은 묻지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "`textFile` looks at nothing; a missing path is told at an action, or where the number of partitions is needed",
    },
  },
];
