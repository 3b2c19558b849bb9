/**
 * Claims that the notes lack and their rows need: rows of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const addedA: readonly Claim[] = [
  {
    id: "X-01",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "`parallelize(xs, n)` gives slice i the elements from i·length/n up to (i+1)·length/n.",
    },
    ko: { claim: "`parallelize(xs, n)`의 i번 조각은 i·길이/n부터 (i+1)·길이/n 앞까지다." },
    evidence: {
      kind: "law",
      ref: "slice i of `parallelize(xs, n)` holds the elements from ⌊i·length/n⌋ up to ⌊(i+1)·length/n⌋",
    },
  },
  {
    id: "X-02",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "An operation by key without a partitioner keeps the largest existing one if it is large enough, else takes a hash partitioner with the default number of partitions or the most that a parent has.",
    },
    ko: {
      claim:
        "파티셔너를 주지 않은 키별 연산은 넉넉히 큰 것이 있으면 그 파티셔너를 쓰고, 없으면 기본 병렬도나 부모의 가장 큰 파티션 수로 해시 파티셔너를 만든다.",
    },
    evidence: {
      kind: "law",
      ref: "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
    },
  },
  {
    id: "X-03",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "`union` adds the numbers of partitions and `cartesian` multiplies them, both without a shuffle.",
    },
    ko: { claim: "`union`은 파티션 수를 더하고 `cartesian`은 곱하며, 둘 다 셔플이 없다." },
    evidence: {
      kind: "law",
      ref: "`union` adds the partitions of its parents unless they are partitioned alike, `cartesian` multiplies them, and neither shuffles",
    },
  },
  {
    id: "X-04",
    chapter: 12,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "`take(n)` reads one partition first, then up to four times more with each round; each round is a job, and `take(0)` has none.",
    },
    ko: {
      claim:
        "`take(n)`은 파티션 하나를 먼저 읽고 회차마다 네 배까지 늘려 읽는다. 회차마다 잡이 하나이고 `take(0)`은 잡이 없다.",
    },
    evidence: {
      kind: "law",
      ref: "`take` looks at `spark.rdd.limit.initialNumPartitions` partitions first, then at up to `scaleUpFactor` times as many",
    },
  },
  {
    id: "X-05",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "A map stage is skipped only if all its outputs are there; if some are lost, only their partitions are computed again.",
    },
    ko: {
      claim:
        "맵 스테이지는 출력이 모두 있을 때만 건너뛰고, 일부를 잃었으면 그 파티션만 다시 계산한다.",
    },
    evidence: {
      kind: "law",
      ref: "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
    },
  },
  {
    id: "X-06",
    chapter: 14,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "An accumulator changed in a transformation counts again at every recomputation; in an action, once for each successful task.",
    },
    ko: {
      claim:
        "트랜스포메이션에서 더한 어큐뮬레이터는 다시 계산할 때마다 또 더해지고, 액션에서는 성공한 태스크마다 한 번이다.",
    },
    evidence: {
      kind: "law",
      ref: "in a transformation an accumulator counts again each time its partition is computed",
    },
  },
  {
    id: "X-07",
    chapter: 14,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "A task cannot read an accumulator; the driver can, after an action.",
      so: "In Python the read ends the job. In Scala and Java a task reads what its own attempt has added, never the sum.",
    },
    ko: {
      claim: "태스크는 어큐뮬레이터를 읽지 못하고, 드라이버가 액션 뒤에 읽는다.",
      so: "파이썬에서는 읽으면 잡이 실패합니다. 스칼라와 자바에서 태스크는 자기 시도가 더한 만큼만 읽고, 합은 읽지 못합니다.",
    },
    evidence: {
      kind: "law",
      ref: "a task reads its own part of an accumulator, the driver the sum of what came back",
    },
  },
  {
    id: "X-08",
    chapter: 13,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "A checkpoint needs a directory first and runs a job of its own after the first action; then the lineage is cut.",
    },
    ko: {
      claim:
        "체크포인트는 디렉터리를 먼저 정해야 하고 첫 액션 뒤에 잡을 하나 더 돌린다. 그러면 계보가 끊긴다.",
    },
    evidence: {
      kind: "law",
      ref: "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
    },
  },
  {
    id: "X-09",
    chapter: 15,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim:
        "A job is told in this order: job start, stage submitted, task starts, task ends, stage completed, job end.",
      so: "With one exception. When a stage is aborted or cancelled, the ends of tasks that were still running come later, even after the end of the job. And on one slot the next start may be told before the last end.",
    },
    ko: {
      claim:
        "잡의 이벤트는 잡 시작, 스테이지 제출, 태스크 시작, 태스크 끝, 스테이지 완료, 잡 끝의 차례로 온다.",
      so: "예외가 하나 있습니다. 중단하거나 취소한 스테이지에서 아직 돌던 태스크의 끝은 늦게, 잡이 끝난 뒤에 오기도 합니다. 또 한 슬롯에서는 다음 시작이 앞의 끝보다 먼저 알려질 수 있습니다.",
    },
    evidence: { kind: "law", ref: "the events of a job keep their order" },
  },
];
