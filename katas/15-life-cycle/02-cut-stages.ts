/**
 * 15/02 · Cut stages · 스테이지 나누기
 *
 * A job ends in one RDD. The stage that computes it holds that RDD and all it reads without a shuffle; at each shuffle dependency another
 * stage begins. Answer the ids of the shuffles that this one stage reads directly, each once, in any order. A shuffle that lies behind
 * another shuffle belongs to another stage.
 * 잡은 RDD 하나에서 끝납니다. 그 RDD를 계산하는 스테이지에는 그 RDD와, 셔플 없이 읽는 모든 RDD가 들어갑니다. 셔플 의존성마다 다른
 * 스테이지가 시작됩니다. 이 스테이지가 직접 읽는 셔플의 id를 하나씩, 순서와 상관없이 답하세요. 다른 셔플 뒤에 있는 셔플은 다른
 * 스테이지의 것입니다.
 *
 * You get · 받는 것: rdd: RddView { id: number, operation: string, numPartitions: number, dependencies: { kind: "narrow" | "shuffle",
 *   rdd: RddView, shuffleId?: number }[] }
 * You answer · 답할 것: number[]
 *
 * The laws will: draw lineages with several parents, with parents that are shared, and with shuffles behind shuffles; then your function
 * cuts every job of random programs, and jobs, stages and tasks must be Spark's.
 * 법칙이 볼 것: 부모가 여럿인 계보, 부모를 나눠 쓰는 계보, 셔플 뒤에 셔플이 있는 계보를 뽑습니다. 그다음 함수가 임의의 프로그램의
 * 잡을 나누고, 잡과 스테이지와 태스크가 스파크와 같은지 봅니다.
 * You need not: number stages, look at caches, or cut the stages further up (the engine asks you again for each of them).
 * 생각하지 않아도 되는 것: 스테이지 번호, 캐시, 위쪽 스테이지(엔진이 스테이지마다 다시 묻습니다).
 *
 * In Spark: DAGScheduler.getShuffleDependenciesAndResourceProfiles. About 15 minutes · 약 15분. Hole: 8 lines.
 */
import { Todo, type RddView, type Policies } from "#engine/kata";

export const cutStages: Policies["cutStages"] = (rdd: RddView) => {
  throw new Todo("which shuffles does the stage that ends in `rdd` read directly?");
};
