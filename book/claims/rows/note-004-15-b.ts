/**
 * Note 004, study notes of *Spark: The Definitive Guide*, part IV (2022): its chapter 15: rows S4-15 to S4-28 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note00415B: readonly Claim[] = [
  {
    id: "S4-15",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The `SparkContext` gives the low-level API: RDDs, accumulators, broadcast variables.",
    },
    ko: { claim: "`SparkContext`는 RDD, 어큐뮬레이터, 브로드캐스트 변수 같은 저수준 API를 준다." },
    evidence: {
      kind: "law",
      ref: "`getOrCreate` answers the session that exists, and all sessions share one context",
    },
  },
  {
    id: "S4-16",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim:
        "Logical instructions (SQL, RDD code, machine learning), called as a transformation or an action, run as a job of stages and tasks.",
      so: "Only actions start jobs. A transformation is planned and waits.",
    },
    ko: {
      claim:
        "논리적 명령(SQL, RDD 코드, 머신 러닝)은 트랜스포메이션이나 액션으로 불려 스테이지와 태스크로 된 잡으로 돈다.",
      so: "잡을 일으키는 것은 액션뿐입니다. 트랜스포메이션은 계획에만 들어가고 기다립니다.",
    },
    evidence: { kind: "law", ref: "without an action, an application ends with no job" },
  },
  {
    id: "S4-17",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "One action makes exactly one job.",
      so: "So do `collect`, `count` and `reduce` on an RDD. `take` runs one job for every round of partitions, `toLocalIterator` one for each partition, and `sortByKey` runs one before any action.",
    },
    ko: {
      claim: "액션 하나는 잡 하나를 만든다.",
      so: "RDD의 `collect`, `count`, `reduce`는 그렇습니다. `take`는 파티션을 읽는 회차마다, `toLocalIterator`는 파티션마다 잡을 하나씩 돌립니다. `sortByKey`는 액션 전에 하나를 돌립니다.",
    },
    evidence: {
      kind: "law",
      ref: "one action may run several jobs: `take` runs one for each round of partitions",
    },
  },
  {
    id: "S4-18",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim: "An action always returns a result.",
      so: "`foreach` and `saveAsTextFile` return nothing. And a result may be too big to return: above `spark.driver.maxResultSize` the job fails.",
    },
    ko: {
      claim: "액션은 언제나 결과를 돌려준다.",
      so: "`foreach`와 `saveAsTextFile`은 돌려주는 것이 없습니다. 결과가 너무 커서 못 돌려줄 때도 있습니다. `spark.driver.maxResultSize`를 넘으면 잡이 실패합니다.",
    },
    evidence: { kind: "law", ref: "an action that returns nothing still runs its job" },
  },
  {
    id: "S4-19",
    chapter: 15,
    kind: "definition",
    verdict: "true",
    en: {
      claim: "A stage is a group of tasks that do the same operation on many machines.",
      so: "One task for each partition: the same code, other data.",
    },
    ko: {
      claim: "스테이지는 여러 머신에서 같은 연산을 하는 태스크의 묶음이다.",
      so: "파티션마다 태스크가 하나입니다. 코드는 같고 데이터가 다릅니다.",
    },
    evidence: {
      kind: "law",
      ref: "a task set holds the tasks of one stage attempt, all with the same code",
    },
  },
  {
    id: "S4-20",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "Spark packs as much work as it can into one stage; after a shuffle a new stage must begin.",
    },
    ko: {
      claim: "스파크는 되도록 많은 일을 한 스테이지에 담고, 셔플 뒤에는 새 스테이지를 시작한다.",
    },
    evidence: { kind: "law", ref: "a stage boundary lies exactly at a shuffle dependency" },
  },
  {
    id: "S4-21",
    chapter: 15,
    kind: "behaviour",
    verdict: "topic",
    en: {
      claim:
        "(Left out by the note.) When the output of a shuffle is still there, is its stage run again?",
      so: "No, it is skipped. The page shows such a stage with no task run.",
    },
    ko: {
      claim: "(노트에 없음) 셔플 출력이 남아 있어도 그 스테이지를 다시 도는가?",
      so: "아닙니다. 건너뜁니다. 화면에는 태스크를 돌리지 않은 스테이지로 나옵니다.",
    },
    evidence: {
      kind: "law",
      ref: "while its map output remains, a stage is skipped, not run again",
    },
  },
  {
    id: "S4-22",
    chapter: 15,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Stages are made of tasks; a task is blocks of data and a set of transformations on one executor.",
      so: "One task makes one partition of the stage's last RDD. After `coalesce` or `cartesian` it reads several parent partitions for it.",
    },
    ko: {
      claim:
        "스테이지는 태스크로 이루어지고, 태스크는 한 익스큐터에서 데이터 블록에 트랜스포메이션들을 적용하는 것이다.",
      so: "태스크 하나가 스테이지 마지막 RDD의 파티션 하나를 만듭니다. `coalesce`나 `cartesian` 뒤에서는 그러려고 부모 파티션을 여럿 읽습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a stage submits one task for each partition it still has to compute",
    },
  },
  {
    id: "S4-23",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "A `map` after a `map` is joined into the same stage and the same tasks by itself.",
    },
    ko: { claim: "`map` 뒤의 `map`은 저절로 같은 스테이지, 같은 태스크로 합쳐진다." },
    evidence: {
      kind: "law",
      ref: "a further narrow step changes neither the stages nor the tasks",
    },
  },
  {
    id: "S4-24",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "At every shuffle the data is written to stable storage and can be used again by several jobs.",
      so: "To the executor's local disk, in one copy. It is used again by jobs on the *same* RDD, not by equal code, and it is lost with its executor unless a shuffle service keeps it.",
    },
    ko: {
      claim: "셔플할 때마다 데이터는 안정적인 저장소에 기록되어 여러 잡에서 다시 쓸 수 있다.",
      so: "익스큐터의 로컬 디스크에 한 벌만 씁니다. 다시 쓰는 것은 *같은* RDD의 잡이지 코드가 같은 잡이 아닙니다. 외부 셔플 서비스가 없으면 익스큐터와 함께 잃습니다.",
    },
    evidence: {
      kind: "law",
      ref: "while its map output remains, a stage is skipped, not run again",
    },
  },
  {
    id: "S4-25",
    chapter: 15,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim:
        "Pipelining gathers into one stage, without moving data, operations where a node can *not* feed itself.",
      so: 'The "not" is a slip. They are the operations where each node *can* feed itself: the narrow ones.',
    },
    ko: {
      claim:
        "파이프라이닝은 노드가 데이터를 직접 공급할 수 *없는* 연산을 데이터 이동 없이 한 스테이지로 모은다.",
      so: "'없는'은 실수입니다. 노드가 스스로 공급할 수 *있는* 연산, 곧 좁은 의존성으로 이어진 연산을 모읍니다.",
    },
    evidence: { kind: "law", ref: "a stage boundary lies exactly at a shuffle dependency" },
  },
  {
    id: "S4-26",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Pipelined work is much faster than writing the result of each step to memory or disk.",
      so: "What can be shown without a clock: a record passes all narrow steps before the next one starts, and nothing is stored in between. How much faster that is depends on the program.",
    },
    ko: {
      claim: "파이프라이닝하면 단계마다 중간 결과를 메모리나 디스크에 쓰는 것보다 훨씬 빠르다.",
      so: "시계 없이 보일 수 있는 것은 이렇습니다. 레코드 하나가 좁은 단계를 모두 지난 뒤에 다음 레코드가 출발하고, 중간에 저장되는 것이 없습니다. 얼마나 빠른지는 프로그램에 달렸습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a record passes all narrow steps of a stage before the next record starts",
    },
  },
  {
    id: "S4-27",
    chapter: 15,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "In a shuffle the source tasks run first and write shuffle files to local disk during their stage.",
      so: "One data file and its index for each map task, however many reducers there are. Reducers start only when all of them are written.",
    },
    ko: {
      claim: "셔플에서는 원천 태스크가 먼저 돌고, 그 스테이지 동안 로컬 디스크에 셔플 파일을 쓴다.",
      so: "리듀스 파티션이 몇 개든 맵 태스크마다 데이터 파일과 인덱스가 하나씩입니다. 다 쓰고 나서야 리듀스 측이 시작합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a map task leaves one data file on its executor, and a result task sends its value to the driver",
    },
  },
  {
    id: "S4-28",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "When a job fails, only the failed reduce tasks need to start again; the sources need not run.",
      so: "If the failure lay in the reduce task. If it could not fetch map output, the lost outputs are made again first; four such attempts of a stage in a row end the job.",
    },
    ko: {
      claim:
        "잡이 실패하면 실패한 리듀스 태스크만 다시 시작하면 되고 원천은 다시 돌지 않아도 된다.",
      so: "리듀스 태스크 자체가 실패했을 때 그렇습니다. 맵 출력을 가져오지 못했다면 잃은 출력부터 다시 만듭니다. 한 스테이지가 이렇게 네 번 이어서 실패하면 잡이 끝납니다.",
    },
    evidence: { kind: "law", ref: "a failed reduce task does not run the map tasks again" },
  },
];
