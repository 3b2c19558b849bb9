/**
 * 17/01 · How large is the container · 컨테이너의 크기
 *
 * YARN gives containers in whole steps: the smallest allocation is also the step between sizes. Answer the size that a request is given: up to the next step, one step at
 * least, never above the largest. With the calculator "memory" cores do not count, and a container is booked with one core; with "dominant" cores are rounded
 * like memory, by their own smallest and largest.
 * YARN은 컨테이너를 정해진 단위로 줍니다. 가장 작은 할당이 곧 크기 사이의 단위입니다. 요청이 받는 크기를 답하세요. 다음 단위까지 올리고, 적어도 한 단위이고, 최대치를 넘지
 * 않습니다. 계산기가 "memory"이면 코어는 세지 않고 하나로 적습니다. "dominant"이면 코어도 메모리처럼 코어의 최소치와 최대치로 올립니다.
 *
 * You get · 받는 것: request: { asked: { memory: number, vcores: number }, minimum: Resource, maximum: Resource, calculator: "memory" |
 *   "dominant" }
 * You answer · 답할 것: Resource
 *
 * The laws will: draw requests of every size, also ones that fit a step exactly; then your sizes are those of a whole cluster's containers.
 * 법칙이 볼 것: 단위에 딱 맞는 것까지 온갖 크기의 요청을 뽑습니다. 그다음 여러분의 크기로 클러스터 전체의 컨테이너를 띄웁니다.
 * You need not: add the overhead of an executor (it is in the request), or find a node.
 * 생각하지 않아도 되는 것: 익스큐터의 오버헤드(요청에 들어 있습니다), 노드 찾기.
 *
 * In Spark: nothing; in Hadoop DefaultResourceCalculator.normalize. About 8 minutes · 약 8분. Hole: 6 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const containerSize: Policies["containerSize"] = (request) => {
  throw new Todo("how large is the container that `request` is given?");
};
