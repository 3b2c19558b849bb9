/**
 * Titles of chapter 12's laws, by section.
 *
 * The English title is the law's name in `chapters/12-rdds`, word for word. Left out on purpose: the law itself. Source: Spark 3.5.3.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles12: readonly LawSection[] = [
  {
    en: "What an RDD is",
    ko: "RDD란 무엇인가",
    laws: [
      {
        en: "building RDDs touches no record and runs no job, however long the lineage",
        ko: "RDD를 만드는 동안에는 계보가 길어도 레코드를 건드리지 않고 잡도 돌지 않는다.",
      },
      {
        en: "an RDD is made from a collection of the driver, a range, a file, another RDD, or nothing at all",
        ko: "RDD는 드라이버의 컬렉션, 범위, 파일, 다른 RDD에서 나오고, 아무것도 없이도 나온다.",
      },
      {
        en: "slice i of `parallelize(xs, n)` holds the elements from ⌊i·length/n⌋ up to ⌊(i+1)·length/n⌋",
        ko: "`parallelize(xs, n)`의 i번 조각에는 ⌊i·length/n⌋번부터 ⌊(i+1)·length/n⌋번 앞까지의 원소가 든다.",
      },
      {
        en: "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
        ko: "트랜스포메이션은 번호가 다른 새 RDD를 내고 부모는 그대로 둔다.",
      },
      {
        en: "calls that are neither transformation nor action answer the very RDD and run no job",
        ko: "트랜스포메이션도 액션도 아닌 호출은 바로 그 RDD를 돌려주고 잡을 돌리지 않는다.",
      },
      {
        en: "an action runs a job and answers with a value or with nothing, unless there is no partition to look at",
        ko: "액션은 잡을 돌리고 값을 주거나 아무것도 주지 않는다. 볼 파티션이 없으면 태스크도 없다.",
      },
    ],
  },
  {
    en: "Laziness",
    ko: "지연",
    laws: [
      {
        en: "`textFile` looks at nothing; a missing path is told at an action, or where the number of partitions is needed",
        ko: "`textFile`은 아무것도 보지 않는다. 경로가 없다는 것은 액션에서, 또는 파티션 수가 필요한 곳에서 드러난다.",
      },
      {
        en: "a task holds one record of a file at a time, however long the file is",
        ko: "태스크는 파일의 레코드를 한 번에 하나만 들고 있다. 파일이 길어도 그렇다.",
      },
      {
        en: "`sortByKey` and `zipWithIndex` over several partitions run a job when they are called",
        ko: "파티션이 여럿이면 `sortByKey`와 `zipWithIndex`는 부르는 자리에서 잡을 돌린다.",
      },
      {
        en: "an RDD refers to its collection until its partitions are first asked for; what changes before that is in it",
        ko: "RDD는 파티션을 처음 물을 때까지 컬렉션을 가리키기만 한다. 그 전에 바뀐 것은 RDD에도 들어 있다.",
      },
      {
        en: "`take` looks at `spark.rdd.limit.initialNumPartitions` partitions first, then at up to `scaleUpFactor` times as many",
        ko: "`take`는 먼저 `spark.rdd.limit.initialNumPartitions`개를 보고, 그다음에는 본 것의 `scaleUpFactor`배까지 더 본다.",
      },
    ],
  },
  {
    en: "What stays after an action",
    ko: "액션 뒤에 남는 것",
    laws: [
      {
        en: "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
        ko: "`persist`가 없으면 저장되는 것이 없다. 액션마다 원천이나 셔플 파일에서부터 다시 계산한다.",
      },
      {
        en: "`persist` computes nothing; the next action stores the partitions that it reads, and no others",
        ko: "`persist`는 아무것도 계산하지 않는다. 다음 액션이 읽는 파티션만 저장된다.",
      },
      {
        en: "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
        ko: "저장된 파티션은 계산하지 않고 읽는다. `unpersist`하면 버려지고, 다음 액션이 다시 계산한다.",
      },
      {
        en: "`cache()` is `persist(MEMORY_ONLY)`, and another level is refused afterwards",
        ko: "`cache()`는 `persist(MEMORY_ONLY)`이고, 그 뒤에 다른 수준은 거절된다.",
        holdsWhen: { en: "RDD API of Scala and Java", ko: "스칼라와 자바의 RDD API" },
      },
      {
        en: "a task goes to the executor that holds its partition while that one is free in time, and elsewhere its answer is the same",
        ko: "태스크는 제 파티션을 가진 익스큐터가 제때 비면 그리로 간다. 다른 데서 돌아도 답은 같다.",
        holdsWhen: {
          en: "tasks shorter than `spark.locality.wait`",
          ko: "태스크가 `spark.locality.wait`보다 짧음",
        },
      },
      {
        en: "a function that changes its records in place spoils what is stored as objects, and nothing else",
        ko: "레코드를 제자리에서 바꾸는 함수는 객체로 저장된 것만 망친다.",
      },
    ],
  },
  {
    en: "When memory is short",
    ko: "메모리가 모자랄 때",
    laws: [
      {
        en: "to make room, the blocks that were used least recently go first",
        ko: "자리를 낼 때는 가장 오래 쓰지 않은 블록이 먼저 나간다.",
        holdsWhen: {
          en: "other RDDs' blocks that nobody reads",
          ko: "아무도 읽지 않는 다른 RDD의 블록",
        },
      },
      {
        en: "an RDD too big for memory keeps the partitions that came first, and computes the others at each use",
        ko: "메모리보다 큰 RDD는 먼저 온 파티션을 지키고 나머지는 쓸 때마다 다시 계산한다.",
      },
      {
        en: "at MEMORY_AND_DISK, what memory has no room for lies on disk, and no partition is computed twice",
        ko: "MEMORY_AND_DISK에서는 메모리에 못 들어간 것이 디스크에 놓이고, 두 번 계산하는 파티션이 없다.",
      },
    ],
  },
  {
    en: "Lineage",
    ko: "계보",
    laws: [
      {
        en: "`toDebugString` gives each RDD of the lineage a line, and each shuffle a `+-` with the partitions behind it",
        ko: "`toDebugString`은 계보의 RDD마다 한 줄을 주고, 셔플마다 그 뒤의 파티션 수와 함께 `+-`를 붙인다.",
      },
      {
        en: "a partition that is lost is computed again from its lineage, it alone, and equals what was lost where functions are pure",
        ko: "잃은 파티션은 그것만 계보에서 다시 계산한다. 함수가 순수하면 잃은 것과 같다.",
      },
      {
        en: "after an executor died, a job computes again exactly the cached partitions that only it held, and what they need back to what is still there",
        ko: "익스큐터가 죽은 뒤의 잡은 그 익스큐터에만 있던 캐시된 파티션과, 남아 있는 것에서부터 그것을 만드는 데 필요한 것만 다시 계산한다.",
      },
      {
        en: "a chain of narrow steps is one task a partition, however long it is",
        ko: "좁은 단계의 사슬은 길어도 파티션마다 태스크 하나다.",
        holdsWhen: {
          en: "this engine; real Spark has a limit, told beside it",
          ko: "이 엔진에서. 실제 스파크의 한계는 본문에 있음",
        },
      },
    ],
  },
  {
    en: "Functions",
    ko: "함수",
    laws: [
      {
        en: "functions run in executors; the driver only evaluates the calls",
        ko: "함수는 익스큐터에서 돈다. 드라이버는 호출을 평가할 뿐이다.",
      },
      {
        en: "a function works on a copy of the variables it captures, so the driver's never change",
        ko: "함수는 갈무리한 변수의 복사본으로 돈다. 드라이버의 변수는 바뀌지 않는다.",
      },
      {
        en: "an RDD used inside a function of another fails there and starts nothing",
        ko: "다른 RDD의 함수 안에서 RDD를 쓰면 거기서 실패하고, 아무 잡도 일으키지 않는다.",
      },
      {
        en: "`map` moves nothing and forgets the partitioner; `mapValues` and `filter` keep it",
        ko: "`map`은 아무것도 옮기지 않고 파티셔너를 잊는다. `mapValues`와 `filter`는 지킨다.",
      },
    ],
  },
];
