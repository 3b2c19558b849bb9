/**
 * 12/06 · Print a lineage · 계보 찍기
 *
 * `toDebugString` prints `rdd` and everything it is made from, one RDD a line, each after the RDDs that are made from it. Answer the text, its lines joined
 * by "\n"; no line break at the end. The first line is `(n) text`, n being the number of partitions. An RDD behind a shuffle is printed as `+-(n) text`; all others
 * as `text` alone. Before that stands a margin. Below a line that begins with a bracket stands a bar: the bracket's label `(n)` is `length` letters long; its bar is
 * `left` blanks, `|`, `right` blanks, where left is (length − 1) / 2 rounded down and right is length − left (the first line has one blank between label and text, which
 * the margin has, too). A `+-` stands where the bar above it stands, in its place; and below the `+-` the margin goes on: two blanks, or, while further
 * dependencies of the same RDD follow, `| `, and then the bar of its own label.
 * `toDebugString`은 `rdd`와 그것이 나온 RDD를 모두 한 줄에 하나씩, 만든 것을 먼저 찍습니다. 줄을 "\n"으로 이은 글을 답하세요. 끝에는 줄바꿈이 없습니다. 첫
 * 줄은 `(n) 글`이고 n은 파티션 수입니다. 셔플 뒤의 RDD는 `+-(n) 글`로, 나머지는 `글`만 찍습니다. 그 앞에 여백이 옵니다. 괄호로 시작하는 줄 아래에는 막대가
 * 섭니다. 이름표 `(n)`의 길이가 length이면 막대는 빈칸 left개, `|`, 빈칸 right개이고 left는 (length − 1) / 2를 내림한 값, right는 length − left입니다. `+-`는 바로 위
 * 막대의 자리에 섭니다. `+-` 아래의 여백은 빈칸 둘, 같은 RDD의 의존성이 더 남았으면 `| `로 이어지고, 그다음에 자기 이름표의 막대가 옵니다.
 *
 *     (12) ShuffledRDD[2] at reduceByKey at program:0 []
 *      +-(3) MapPartitionsRDD[1] at map at program:0 []
 *         |  ParallelCollectionRDD[0] at parallelize at program:0 []
 *
 * You get · 받는 것: rdd: LineageView { text: string, numPartitions: number, dependencies: { kind: "narrow" | "shuffle", rdd: LineageView }[] }
 * You answer · 답할 것: string
 *
 * The laws will: build programs with joins, unions and shuffles and compare your text with Spark's; then count the stages of a run against your `+-`.
 * 법칙이 볼 것: 조인, union, 셔플이 있는 프로그램을 만들어 글을 스파크의 것과 견줍니다. 그다음 실제로 돈 스테이지의 수를 `+-`의 수와 맞춰 봅니다.
 * You need not: say how much of an RDD is cached.
 * 생각하지 않아도 되는 것: RDD가 얼마나 캐시되었는지 적기.
 *
 * In Spark: RDD.toDebugString. About 20 minutes · 약 20분. Hole: 20 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const debugString: Policies["debugString"] = (rdd) => {
  throw new Todo("which lines does the lineage of `rdd` have, and what stands before each?");
};
