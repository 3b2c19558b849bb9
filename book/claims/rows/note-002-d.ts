/**
 * Note 002, a summary of Spark 2.0 with an exercise on Mesos (2016): rows S2-46 to S2-59 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note002D: readonly Claim[] = [
  {
    id: "S2-46",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Files come into memory only when an action runs.",
      so: "And then as a stream through a task; the file as a whole need not fit.",
    },
    ko: {
      claim: "파일은 액션이 실행될 때 비로소 메모리에 올라온다.",
      so: "그때도 태스크를 흘러 지나갈 뿐이라 파일 전체가 메모리에 들어갈 필요는 없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a task holds one record of a file at a time, however long the file is",
    },
  },
  {
    id: "S2-47",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Transformations are not processed before an action.",
      so: "Two exceptions run a job at the call: `sortByKey` to several partitions takes a sample, `zipWithIndex` counts.",
    },
    ko: {
      claim: "트랜스포메이션은 액션 전에는 처리되지 않는다.",
      so: "호출하자마자 잡을 돌리는 예외가 둘 있습니다. 여러 파티션으로 가는 `sortByKey`는 표본을 뽑고 `zipWithIndex`는 개수를 셉니다.",
    },
    evidence: {
      kind: "law",
      ref: "`sortByKey` and `zipWithIndex` over several partitions run a job when they are called",
    },
  },
  {
    id: "S2-48",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "An RDD holds a reference instead of data.",
      so: "One made by `parallelize` does carry its collection and sends each slice along with its task.",
    },
    ko: {
      claim: "RDD에는 데이터가 아니라 참조가 들어 있다.",
      so: "`parallelize`로 만든 RDD는 컬렉션을 지니고 있다가 조각을 태스크에 실어 보냅니다.",
    },
    evidence: {
      kind: "law",
      ref: "an RDD refers to its collection until its partitions are first asked for; what changes before that is in it",
    },
  },
  {
    id: "S2-49",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "Talking over the network is dear in distributed programs, so avoid it." },
    ko: { claim: "분산 프로그램에서 네트워크 통신은 비싸므로 줄여야 한다." },
    evidence: {
      kind: "law",
      ref: "`reduceByKey` sends one record for each key of a map task, `groupByKey` sends them all",
    },
  },
  {
    id: "S2-50",
    chapter: 13,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Dividing data well lowers the load of the network.",
      so: "It costs one shuffle first. After it, operations with the same partitioner add none.",
    },
    ko: {
      claim: "파티셔닝을 잘하면 네트워크 부하가 준다.",
      so: "먼저 셔플을 한 번 치릅니다. 그 뒤에는 같은 파티셔너를 쓰는 연산이 셔플을 더하지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "after one shuffle, operations by key with the same partitioner add none, until a `map` forgets it",
    },
  },
  {
    id: "S2-51",
    chapter: 13,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "It guarantees that a given set of keys sits together on some node.",
      so: "The promise is one *partition* for equal keys. Which node computes it is the scheduler's choice, and other keys share it.",
    },
    ko: {
      claim: "어떤 키들이 한 노드에 모여 있음을 보장한다.",
      so: "보장하는 것은 같은 키가 한 *파티션*에 모인다는 점입니다. 어느 노드가 맡을지는 스케줄러가 고르고, 다른 키도 함께 들어갑니다.",
    },
    evidence: {
      kind: "law",
      ref: "equal keys share one partition, the remainder of their hash; which executor computes it can change",
    },
  },
  {
    id: "S2-52",
    chapter: 13,
    kind: "recommendation",
    verdict: "true",
    en: {
      claim: "It pays only where the data is used several times by key.",
      so: "And where it is persisted; else the work may be done again.",
    },
    ko: {
      claim: "키 기반 연산에 여러 번 쓸 데이터일 때만 이득이다.",
      so: "영속화도 해 두어야 합니다. 그러지 않으면 나누는 일을 다시 할 수 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "partitioning first sends fewer records exactly from the second use by key on",
    },
  },
  {
    id: "S2-53",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "After an action the loaded data is gone from memory.",
      so: "Unless it is persisted. Shuffle files stay on disk.",
    },
    ko: {
      claim: "액션이 끝나면 읽어 들인 데이터는 메모리에서 사라진다.",
      so: "영속화했다면 남습니다. 셔플 파일은 디스크에 남습니다.",
    },
    evidence: {
      kind: "law",
      ref: "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
    },
  },
  {
    id: "S2-54",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "So every action loads, processes and returns anew.",
      so: "It starts from the last thing that still exists: a cached block, a checkpoint or a shuffle file.",
    },
    ko: {
      claim: "그래서 액션마다 읽고 처리하고 돌려주는 일을 되풀이한다.",
      so: "캐시한 블록, 체크포인트, 셔플 파일 가운데 남아 있는 마지막 것부터 시작합니다.",
    },
    evidence: {
      kind: "law",
      ref: "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
    },
  },
  {
    id: "S2-55",
    chapter: 12,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "Use `persist` to keep an RDD in memory and use it again.",
      so: "It only leaves a mark. The next action fills it, with the partitions that it reads.",
    },
    ko: {
      claim: "`persist`로 RDD를 메모리에 두고 다시 쓴다.",
      so: "표시만 남깁니다. 채우는 것은 다음 액션이고, 읽은 파티션만큼만 채워집니다.",
    },
    evidence: {
      kind: "law",
      ref: "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
    },
  },
  {
    id: "S2-56",
    chapter: 12,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "What is cached may be dropped, the least recently used first.",
      so: "Never a block of the RDD that is just being stored, never one that is being read, and none at all if not enough can be freed.",
    },
    ko: {
      claim: "캐시한 데이터는 오래 쓰지 않은 것부터 버려질 수 있다.",
      so: "지금 저장하는 RDD의 블록과 읽고 있는 블록은 버리지 않습니다. 버려도 자리가 모자라면 하나도 버리지 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "to make room, the blocks that were used least recently go first",
    },
  },
  {
    id: "S2-57",
    chapter: 12,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "`unpersist` takes it out of memory.",
      so: "Off the disk as well. What is derived from it is computed again afterwards.",
    },
    ko: {
      claim: "`unpersist`는 메모리에서 내린다.",
      so: "디스크에서도 지웁니다. 그 뒤에는 다시 계산합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
    },
  },
  {
    id: "S2-58",
    chapter: 12,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "`cache()` is the same as `persist(MEMORY_ONLY)`.",
      so: "For RDDs in Scala and Java. A cached DataFrame uses memory and disk.",
    },
    ko: {
      claim: "`cache()`는 `persist(MEMORY_ONLY)`와 같다.",
      so: "스칼라와 자바의 RDD에서 그렇습니다. 캐시한 `DataFrame`은 메모리와 디스크를 함께 씁니다.",
    },
    evidence: {
      kind: "law",
      ref: "`cache()` is `persist(MEMORY_ONLY)`, and another level is refused afterwards",
    },
  },
  {
    id: "S2-59",
    chapter: 19,
    kind: "recommendation",
    verdict: "true-with-conditions",
    en: {
      claim: "With much data, computing again can beat keeping it on disk.",
      so: "It depends on the work for each record. In our run cheap records were computed again in under 1 s where the disk took 9 s; with heavy ones the disk won.",
    },
    ko: {
      claim: "데이터가 많으면 디스크에 두는 것보다 다시 계산하는 편이 빠를 수 있다.",
      so: "레코드마다 드는 일에 달렸습니다. 우리가 돌려 보니 가벼운 레코드는 다시 계산하는 데 1초도 안 걸렸고 디스크는 9초가 걸렸습니다. 무거운 레코드에서는 디스크가 빨랐습니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
];
