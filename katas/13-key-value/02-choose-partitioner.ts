/**
 * 13/02 · Which partitioner is taken · 어느 파티셔너를 쓰나
 *
 * `reduceByKey` or `join` without a partitioner has to take one. `inputs` are its parents. Keep the partitioner of the parent with
 * the most partitions among those that have one (the first of equals), if it is large enough: the most partitions of any parent
 * are less than ten times as many, or the default number is not larger. Otherwise hash into the default number:
 * `defaultParallelism` where it is set, else the most partitions of any parent.
 * 파티셔너를 주지 않은 `reduceByKey`나 `join`은 하나를 골라야 합니다. `inputs`는 부모입니다. 파티셔너가 있는 부모 가운데 파티션이 가장 많은 것(같으면 앞의 것)의 파티셔너를 넉넉히 클 때 그대로 씁니다.
 * 전체에서 가장 큰 파티션 수가 그 열 배보다 작거나, 기본 수가 그보다 크지 않으면 넉넉합니다. 아니면 기본 수만큼 해시합니다. 기본 수는 `defaultParallelism`이고 없으면 부모의 가장 큰 파티션 수입니다.
 *
 * You get · 받는 것: inputs: { numPartitions: number, isPartitioned: boolean }[], defaultParallelism: number | undefined
 * You answer · 답할 것: { kind: "keep" | "hash", input?: number, numPartitions?: number }
 *
 * The laws will: draw one to three parents of 1 to 60 partitions; then your choice is taken in the whole engine.
 * 법칙이 볼 것: 파티션 1~60개인 부모를 하나에서 셋까지 뽑습니다. 그다음 엔진 전체에서 그 선택을 씁니다.
 * You need not: think of the rounding of logarithms, by which Spark keeps 4 partitions against 40, or of what the partitioners do; keeping one saves the shuffle of its side, the engine sees to that.
 * 생각하지 않아도 되는 것: 로그의 반올림(그 때문에 스파크는 40개에 대해 4개를 그대로 씁니다), 파티셔너가 하는 일. 그대로 쓰면 그쪽 셔플이 없어지는 것은 엔진이 알아서 합니다.
 *
 * In Spark: Partitioner.defaultPartitioner.
 * About 15 minutes · 약 15분. Hole: 8 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => {
  throw new Todo("keep one of the inputs, or hash?");
};
