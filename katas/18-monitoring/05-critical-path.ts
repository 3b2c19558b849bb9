/**
 * 18/05 · the critical path · 임계 경로
 *
 * The steps of an application: a stage with the time of its longest task, or the driver between two jobs. A step begins when all steps in its `after` are over; these stand before it in the list.
 * Answer the ids of the chain that takes longest, first step first: each of them is in the `after` of the next, and no other chain has a larger sum of `millis`. Of equal ones any.
 * 애플리케이션의 단계입니다. 스테이지(가장 긴 태스크의 시간)이거나 두 잡 사이의 드라이버입니다. 단계는 `after`의 단계가 모두 끝나면 시작하고, 그 단계들은 목록에서 앞에 있습니다.
 * 가장 오래 걸리는 사슬의 번호를 첫 단계부터 답하세요. 저마다 다음 단계의 `after`에 있고, `millis`의 합이 더 큰 사슬은 없어야 합니다. 같으면 아무것이나 됩니다.
 *
 * You get · 받는 것: steps: { id: number, after: number[], millis: number }[]
 * You answer · 답할 것: number[]
 *
 * The laws will: try all chains of small graphs; then the doctor asks your rule about whole applications.
 * 법칙이 볼 것: 작은 그래프의 사슬을 모두 견줍니다. 그다음 닥터가 애플리케이션을 두고 이 규칙에 묻습니다.
 * You need not: build the steps; the doctor does.
 * 생각하지 않아도 되는 것: 단계를 만드는 일. 닥터가 합니다.
 *
 * In Spark: nothing; stages and their parents are those of the DAGScheduler. About 20 minutes · 약 20분. Hole: 10 lines.
 */
import { Todo, type PathStep, type Policies } from "#engine/kata";

export const criticalPath: Policies["criticalPath"] = (steps: readonly PathStep[]) => {
  throw new Todo("which chain of `steps` takes longest?");
};
